import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeRepo } from '../../../test/support/git-repo.ts'
import { inspectLocation } from './inspect-location.ts'
import { walkFolder } from './walk-folder.ts'

let dir: string
beforeEach(() => {
  dir = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'bulkhead-inspect-')))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))
const at = (...names: string[]): string => path.join(dir, ...names)

it('a folder within a repository stands for the whole of it, which is said', () => {
  makeRepo({ at: at('shop') }).commit({ 'src/deep/a.txt': 'a' }, 'one')
  expect(inspectLocation(at('shop'))).toMatchObject({ kind: 'git', name: 'shop', location: at('shop'), limits: [] })
  const inner = inspectLocation(at('shop/src/deep'))
  expect(inner).toMatchObject({ kind: 'git', name: 'shop', location: at('shop') })
  expect(inner.limits[0]).toMatch(/deep lies in the repository .*shop, which is searched whole/)
})

it('a git folder is named for what it lies in, a bare one by its own name', () => {
  makeRepo({ at: at('shop') })
  makeRepo({ at: at('store.git'), bare: true })
  expect(inspectLocation(at('shop/.git'))).toMatchObject({ kind: 'git', name: 'shop', location: at('shop/.git'), limits: [] })
  expect(inspectLocation(at('store.git'))).toMatchObject({ kind: 'git', name: 'store', location: at('store.git'), limits: [] })
})

it('a repository that cannot be opened is a folder with a gap', () => {
  makeRepo({ at: at('shop') }).commit({ 'a.txt': 'a' }, 'one')
  renameSync(at('shop/.git/HEAD'), at('shop/.git/HEAD.lost'))
  expect(inspectLocation(at('shop'))).toMatchObject({ kind: 'folder', location: at('shop') })
  const skips = [...walkFolder(at('shop'))].flatMap((each) => ('skip' in each ? [each.skip] : []))
  expect(skips).toMatchObject([{ reason: 'unreadable', what: '.git' }])
  expect(skips[0]?.why).toMatch(/HEAD, objects or refs is missing in it\. Restore it, or scan another clone/)
})

it('a plain folder and a file are what they are', () => {
  mkdirSync(at('plain'))
  writeFileSync(at('plain/a.env'), '')
  expect(inspectLocation(at('plain'))).toEqual({ kind: 'folder', name: 'plain', location: at('plain'), limits: [], contacts: null })
  expect(inspectLocation(at('plain/a.env'))).toMatchObject({ kind: 'folder', name: 'a.env', location: at('plain/a.env') })
})
