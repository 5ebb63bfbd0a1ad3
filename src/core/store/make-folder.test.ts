import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeFolder } from './make-folder.ts'

const temporary = (): string => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-folder-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return dir
}

it('makes a folder and those above it, for the owner alone; one that is there stays as it is', () => {
  const dir = temporary()
  makeFolder(path.join(dir, 'a/b/c'))
  for (const name of ['a', 'a/b', 'a/b/c']) expect(statSync(path.join(dir, name)).mode & 0o777).toBe(0o700)
  mkdirSync(path.join(dir, 'open'))
  const { mode } = statSync(path.join(dir, 'open'))
  makeFolder(path.join(dir, 'open'))
  expect(statSync(path.join(dir, 'open')).mode).toBe(mode)
})

it.runIf(process.platform === 'linux')('ends where nothing can be made', () => {
  const dir = temporary()
  writeFileSync(path.join(dir, 'file'), '')
  symlinkSync(path.join(dir, 'circle'), path.join(dir, 'circle'))
  symlinkSync(path.join(dir, 'nowhere'), path.join(dir, 'dangling'))
  for (const folder of ['/proc/none/x', ...['file/x', 'circle/x', 'dangling/x'].map((name) => path.join(dir, name))])
    expect(() => makeFolder(folder)).toThrow(/ENOENT|ENOTDIR|ELOOP|EEXIST/)
})
