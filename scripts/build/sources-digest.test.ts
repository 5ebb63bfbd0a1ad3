import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sourcesDigest } from './sources-digest.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-digest-'))
  mkdirSync(path.join(root, 'src/core'), { recursive: true })
  write('src/core/a.ts', 'a')
})
afterEach(() => rmSync(root, { recursive: true }))

const write = (name: string, text: string): void => writeFileSync(path.join(root, name), text)

/** Whether what was built before `change` is stale after it. */
function staleAfter(change: () => void): boolean {
  const before = sourcesDigest(root)
  change()
  return sourcesDigest(root) !== before
}

it('is stale after a change, a new file, a removed file and a renamed file', () => {
  expect(staleAfter(() => write('src/core/a.ts', 'b'))).toBe(true)
  expect(staleAfter(() => write('src/core/b.ts', ''))).toBe(true)
  expect(staleAfter(() => rmSync(path.join(root, 'src/core/b.ts')))).toBe(true)
  expect(staleAfter(() => write('package-lock.json', '{}'))).toBe(true)
})

it('is not stale after a checkout that only touched files, or a change to a test', () => {
  expect(staleAfter(() => utimesSync(path.join(root, 'src/core/a.ts'), 1, 1))).toBe(false)
  expect(staleAfter(() => write('src/core/a.test.ts', 'test'))).toBe(false)
  expect(staleAfter(() => write('README.md', 'words'))).toBe(false)
})

it('does not take text that moved from one file to the next for the same', () => {
  write('src/core/b.ts', 'b')
  expect(
    staleAfter(() => {
      write('src/core/a.ts', 'ab')
      write('src/core/b.ts', '')
    })
  ).toBe(true)
})
