import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { walkFolder } from './walk-folder.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-walk-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const walk = () => {
  const files: string[] = []
  const skips: string[] = []
  for (const each of walkFolder(root)) 'file' in each ? files.push(each.file.path) : skips.push(`${each.skip.reason} ${each.skip.what}`)
  return { files, skips }
}

it('finds every file, in a stable order', () => {
  mkdirSync(path.join(root, 'b/deep'), { recursive: true })
  for (const name of ['z.txt', 'a.txt', 'b/c.txt', 'b/deep/d.txt']) writeFileSync(path.join(root, name), name)
  expect(walk()).toEqual({ files: ['a.txt', 'z.txt', 'b/c.txt', 'b/deep/d.txt'], skips: [] })
})

it('says so when the folder itself is gone', () => {
  rmSync(root, { recursive: true })
  expect(walk).toThrow(expect.objectContaining({ code: 'source.not-found', message: expect.stringContaining('Put it back') }))
})

it('follows no link, neither a loop nor one that leads out', () => {
  mkdirSync(path.join(root, 'in'))
  symlinkSync('..', path.join(root, 'in/loop'))
  symlinkSync('/etc/passwd', path.join(root, 'out'))
  expect(walk()).toEqual({ files: [], skips: ['link out', 'link in/loop'] })
})

it('tells of a repository inside, whose history it does not read', () => {
  mkdirSync(path.join(root, 'project/.git'), { recursive: true })
  writeFileSync(path.join(root, 'project/.git/config'), '')
  writeFileSync(path.join(root, 'project/code.ts'), '')
  expect(walk()).toEqual({ files: ['project/code.ts'], skips: ['not-a-file project/.git'] })
})

it('does not wait on a pipe', () => {
  execFileSync('mkfifo', [path.join(root, 'pipe')])
  expect(walk().skips).toEqual(['not-a-file pipe'])
})

it.skipIf(process.getuid?.() === 0)('tells of a folder it may not list and goes on', () => {
  mkdirSync(path.join(root, 'closed'))
  writeFileSync(path.join(root, 'open.txt'), '')
  chmodSync(path.join(root, 'closed'), 0)
  expect(walk()).toEqual({ files: ['open.txt'], skips: ['unreadable closed'] })
  chmodSync(path.join(root, 'closed'), 0o700)
})

it('walks the one file that was named', () => {
  writeFileSync(path.join(root, 'one.env'), 'A=1')
  expect([...walkFolder(path.join(root, 'one.env'))]).toEqual([{ file: { path: 'one.env', size: 3 } }])
})
