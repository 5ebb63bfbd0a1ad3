import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'

/** Bytes of a workspace key. */
export const keyLength = 32
export const randomKey = (): Uint8Array => randomBytes(keyLength)

/** The files a workspace key lies in: as it is, or wrapped by the system's key store. One of them at a time. */
export const keyFile = (dir: string): string => join(dir, 'key')
export const wrappedKeyFile = (dir: string): string => join(dir, 'key.wrapped')

export const isKeyWrapped = (dir: string): boolean => existsSync(wrappedKeyFile(dir))

export function readKeyFile(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** On disk as a whole, mode 0600, before any fingerprint is made with it. */
export function writeKeyFile(dir: string, file: string, content: Uint8Array): void {
  const fresh = `${file}.new`
  rmSync(fresh, { force: true })
  const fd = openSync(fresh, 'wx', 0o600)
  try {
    writeSync(fd, content)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(fresh, file)
  if (process.platform !== 'win32') syncFolder(dir)
}

function syncFolder(dir: string): void {
  const fd = openSync(dir, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

export const keyLocked = (dir: string, what: string, cause?: unknown): BulkheadError =>
  new BulkheadError(
    'workspace.locked',
    `The key of the workspace ${dir} is guarded by the system's key store. ${what} To use it from the command line too, open the app and let it keep the key in a file (Settings, Workspace key), or choose another workspace with --workspace.`,
    { cause }
  )
