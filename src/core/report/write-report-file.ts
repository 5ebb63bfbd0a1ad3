import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'

/**
 * Writes a report into a folder that is there, for its owner alone (0600), whole or not at all: under another name first, on the disk
 * before it gets its own. A report of the same name stays, and the new one gets a number. Answers the path. Throws report.not-written.
 */
export function writeReportFile(folder: string, name: string, bytes: Uint8Array, write: Write = writeSync): string {
  if (!isFolder(folder))
    throw new BulkheadError('report.not-written', `There is no folder ${folder}. Choose one that is there, or make it first.`)
  const temporary = path.join(folder, `.${name}.${randomBytes(6).toString('hex')}.part`)
  try {
    writeWhole(temporary, bytes, write)
    const target = freeName(folder, name)
    renameSync(temporary, target)
    if (process.platform !== 'win32') syncFolder(folder)
    return target
  } catch (error) {
    rmSync(temporary, { force: true })
    throw notWritten(folder, error)
  }
}

type Write = (fd: number, bytes: Uint8Array, from: number) => number

function isFolder(folder: string): boolean {
  try {
    return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false
  } catch (error) {
    throw notWritten(folder, error)
  }
}

function writeWhole(file: string, bytes: Uint8Array, write: Write): void {
  const fd = openSync(file, 'wx', 0o600)
  try {
    for (let at = 0; at < bytes.length; ) at += write(fd, bytes, at)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

function freeName(folder: string, name: string): string {
  const { name: stem, ext } = path.parse(name)
  for (let number = 1; ; number++) {
    const file = path.join(folder, number === 1 ? name : `${stem}-${number}${ext}`)
    if (!existsSync(file)) return file
  }
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full. Free some space, or choose a folder on another disk',
  EDQUOT: 'your quota on this disk is used up. Free some space, or choose a folder on another disk',
  EFBIG: 'the file would be larger than this disk or user may have. Choose another folder',
  EACCES: 'you may not write there. Choose another folder, or change its rights',
  EPERM: 'you may not write there. Choose another folder, or change its rights',
  EROFS: 'the disk is read-only. Choose another folder'
}

function notWritten(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  if (code === undefined) return error
  return new BulkheadError(
    'report.not-written',
    `The report was not written to ${folder}: ${reasons[code] ?? `the system says ${code}`}. No part of it was left there.`,
    {
      data: { code },
      cause: error
    }
  )
}
