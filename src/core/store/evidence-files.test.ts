import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs, { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join, relative } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { memoryWorkspace, stoppedClock, temporaryFolder } from '../../../test/support/workspace.ts'
import { openEvidenceFiles } from './evidence-files.ts'
import { openWorkspace } from './workspace.ts'

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))

function fileOf(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'log.json')
  writeFileSync(path, content)
  return path
}

it('keeps one private copy of the same content, under its hash', () => {
  const dir = temporaryFolder()
  const files = openEvidenceFiles(dir)
  const content = Buffer.alloc(3_000_001, 'line of a log\n')
  const hash = sha256(content)
  expect(files.pathOf(hash)).toBeUndefined()
  const copy = files.keep(fileOf(content), hash) ?? ''
  expect(files.keep(fileOf(content), hash)).toBe(copy)
  expect(filesBelow(dir)).toEqual([join('evidence', hash.slice(0, 2), hash)])
  expect(copy).toBe(join(dir, 'evidence', hash.slice(0, 2), hash))
  expect(files.pathOf(hash)).toBe(copy)
  expect(readFileSync(copy).equals(content)).toBe(true)
  if (process.platform === 'win32') return
  expect(statSync(copy).mode & 0o777).toBe(0o600)
  expect(statSync(join(dir, 'evidence')).mode & 0o777).toBe(0o700)
})

it('keeps nothing of a file that is not what its hash says', () => {
  const dir = temporaryFolder()
  const path = fileOf('one more line came')
  expect(() => openEvidenceFiles(dir).keep(path, sha256('as it was'))).toThrow(
    expect.objectContaining({ code: 'evidence.changed', message: expect.stringContaining(path) })
  )
  expect(filesBelow(dir)).toEqual([])
})

it('puts the right content in the place of a copy that was changed', () => {
  const files = openEvidenceFiles(temporaryFolder())
  const copy = files.keep(fileOf('content'), sha256('content')) ?? ''
  writeFileSync(copy, 'other')
  files.keep(fileOf('content'), sha256('content'))
  expect(readFileSync(copy, 'utf8')).toBe('content')
})

it('says why a file can not be taken, and waits for none', () => {
  const dir = temporaryFolder()
  const files = openEvidenceFiles(dir)
  const refusal = (code: string) => expect.objectContaining({ code })
  expect(() => files.keep(join(dir, 'none'), sha256(''))).toThrow(refusal('evidence.gone'))
  expect(() => files.keep(dir, sha256(''))).toThrow(refusal('evidence.unreadable'))
  expect(() => files.keep('a\0b', sha256(''))).toThrow(refusal('evidence.unreadable'))
  if (process.platform !== 'win32') {
    const pipe = join(temporaryFolder(), 'pipe')
    execFileSync('mkfifo', [pipe])
    expect(() => files.keep(pipe, sha256(''))).toThrow(refusal('evidence.unreadable'))
    expect(() => files.keep('/dev/null', sha256(''))).toThrow(refusal('evidence.unreadable'))
  }
  expect(filesBelow(dir)).toEqual([])
})

it('says that the disk is full, keeps no half of the file, and takes it when there is room', () => {
  const dir = temporaryFolder()
  const workspace = openWorkspace(dir, { command: 'test', now: stoppedClock().now })
  onTestFinished(() => workspace.close())
  const content = Buffer.alloc(3_000_000, 'line of a log\n')
  const path = fileOf(content)
  const before = filesBelow(dir)
  let room = 2
  const write = fs.writeSync
  // Every writing of the copy comes by here; the third finds no room.
  fs.writeSync = ((...args: Parameters<typeof write>) => {
    if (room-- > 0) return write(...args)
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }) as typeof write
  syncBuiltinESMExports()
  try {
    expect(() => workspace.evidenceFiles.keep(path, sha256(content))).toThrow(expect.objectContaining({ code: 'workspace.disk-full' }))
  } finally {
    fs.writeSync = write
    syncBuiltinESMExports()
  }
  expect(room).toBe(-1)
  expect(filesBelow(dir)).toEqual(before)
  expect(workspace.evidenceFiles.pathOf(sha256(content))).toBeUndefined()
  expect(readFileSync(workspace.evidenceFiles.keep(path, sha256(content)) ?? '').equals(content)).toBe(true)
})

it('removes the half copies that a killed process left', () => {
  const dir = temporaryFolder()
  const copy = openEvidenceFiles(dir).keep(fileOf('content'), sha256('content')) ?? ''
  writeFileSync(join(dir, 'evidence', '0123456789abcdef.part'), 'cont')
  const files = openEvidenceFiles(dir)
  expect(filesBelow(dir)).toEqual([relative(dir, copy)])
  expect(files.pathOf(sha256('content'))).toBe(copy)
})

it('keeps no copy where nothing is kept', () => {
  const { evidenceFiles } = memoryWorkspace().workspace
  expect(evidenceFiles.keep(fileOf('content'), sha256('content'))).toBeUndefined()
  expect(evidenceFiles.pathOf(sha256('content'))).toBeUndefined()
})

it('takes a hash alone for the name of a copy', () => {
  const dir = temporaryFolder()
  writeFileSync(join(dir, 'key'), 'key')
  const files = openEvidenceFiles(dir)
  for (const name of ['../../key', '', sha256('').toUpperCase(), `${sha256('')}\n`]) {
    expect(files.pathOf(name)).toBeUndefined()
    expect(() => files.keep(fileOf(''), name)).toThrow('not a SHA-256')
  }
})
