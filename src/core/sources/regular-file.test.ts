import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { baseOf, NoRegularFile, readRegularFile, readUpTo, withRegularFile } from './regular-file.ts'

let folder: string
const at = (name: string): Buffer => Buffer.from(path.join(folder, name))
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-test-'))
  writeFileSync(at('a'), 'hello')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('reads a file whole, and none that is larger than asked for', () => {
  expect(Buffer.from(readRegularFile(at('a'), 5) ?? []).toString()).toBe('hello')
  expect(readRegularFile(at('a'), 4)).toBeUndefined()
  expect(readRegularFile(at('b'), 4)).toBeUndefined()
})

it.skipIf(process.platform === 'win32')('follows no link, waits on no pipe, reads no folder', () => {
  symlinkSync('a', at('link'))
  execFileSync('mkfifo', [at('pipe').toString()])
  for (const name of ['link', 'pipe', '.']) expect(readRegularFile(at(name), 9), name).toBeUndefined()
  expect(() => withRegularFile(at('pipe'), () => 1)).toThrow(NoRegularFile)
})

it('reads what is left of a file that became shorter', () => {
  const bytes = withRegularFile(at('a'), (fd, size) => {
    truncateSync(at('a'), 2)
    return readUpTo(fd, size)
  })
  expect(Buffer.from(bytes).toString()).toBe('he')
})

it('lets the fault of a caller through', () => {
  expect(() => withRegularFile(at('a'), () => JSON.parse('{'))).toThrow(SyntaxError)
})

it('takes the folder of a source that is one file', () => {
  expect(baseOf(path.join(folder, 'a'))).toBe(folder)
  expect(baseOf(folder)).toBe(folder)
})
