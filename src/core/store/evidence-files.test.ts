import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/workspace.ts'
import { openEvidenceFiles } from './evidence-files.ts'

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
