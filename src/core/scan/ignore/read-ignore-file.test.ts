import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeRepo, type TestRepo } from '../../../../test/support/git-repo.ts'
import { temporaryFolder } from '../../../../test/support/workspace.ts'
import { openObjectDatabase } from '../../git/objects/open-object-database.ts'
import { mostIgnoreBytes } from './ignore-rules.ts'
import { type IgnoreFile, ignoreFileAt, ignoreFileIn, ignoreFileName } from './read-ignore-file.ts'

const newRepo = (): TestRepo => {
  const repo = makeRepo()
  onTestFinished(() => repo.dispose())
  return repo
}

function fileAt(repo: TestRepo, head: string | null): IgnoreFile {
  const db = openObjectDatabase({ objectDirs: [path.join(repo.gitDir, 'objects')], hash: 'sha1' })
  try {
    return ignoreFileAt(db, head)
  } finally {
    db.close()
  }
}

/** A commit of a tree with one entry, whose object may be none. */
function commitOf(repo: TestRepo, mode: string, oid: string): string {
  const tree = repo.store('tree', Buffer.concat([Buffer.from(`${mode} ${ignoreFileName}\0`), Buffer.from(oid, 'hex')]))
  return repo.store('commit', `tree ${tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\n`)
}

const nothing = '1'.repeat(40)

it('reads the file of HEAD, and answers nothing where there is none', () => {
  const repo = newRepo()
  const without = repo.commit({ 'a/.bulkheadignore': 'b' }, 'first')
  const head = repo.commit({ [ignoreFileName]: 'tests/**\n' }, 'second')
  expect([null, without, head].map((each) => fileAt(repo, each))).toEqual([null, null, { text: 'tests/**\n' }])
})

it.each([
  ['a link', (repo: TestRepo) => commitOf(repo, '120000', repo.store('blob', 'tests')), /no regular file/],
  ['a folder', (repo: TestRepo) => commitOf(repo, '40000', nothing), /no regular file/],
  ['a submodule', (repo: TestRepo) => commitOf(repo, '160000', nothing), /no regular file/],
  ['one that is not here', (repo: TestRepo) => commitOf(repo, '100644', nothing), /object is missing/],
  [
    'one too large',
    (repo: TestRepo) => commitOf(repo, '100644', repo.store('blob', Buffer.alloc(mostIgnoreBytes + 1))),
    /larger than 16 MB/
  ],
  [
    'one in a folder that is not here',
    (repo: TestRepo) => repo.store('commit', `tree ${nothing}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\n`),
    /HEAD, or its folder, is missing/
  ],
  [
    'one in a damaged folder',
    (repo: TestRepo) =>
      repo.store('commit', `tree ${repo.store('tree', '100644 a')}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\n`),
    /folder of HEAD is damaged/
  ]
])('says why it did not read %s', (_, commit, why) => {
  const repo = newRepo()
  expect(fileAt(repo, commit(repo))).toEqual({ unread: expect.stringMatching(why) })
})

it('says which object is damaged', () => {
  const repo = newRepo()
  const oid = repo.store('blob', 'tests/**\n')
  const commit = commitOf(repo, '100644', oid)
  writeFileSync(path.join(repo.gitDir, 'objects', oid.slice(0, 2), oid.slice(2)), 'no zlib')
  expect(fileAt(repo, commit)).toEqual({ unread: expect.stringContaining(oid) })
})

it('reads that of a folder; one that is missing is nothing, also beside a source that is one file', () => {
  const folder = temporaryFolder()
  const file = path.join(folder, ignoreFileName)
  expect(ignoreFileIn(folder)).toBeNull()
  writeFileSync(file, 'tests/**\n')
  expect([ignoreFileIn(folder), ignoreFileIn(file)]).toEqual([{ text: 'tests/**\n' }, null])
  truncateSync(file, mostIgnoreBytes + 1)
  expect(ignoreFileIn(folder)).toEqual({ unread: expect.stringMatching(/larger than 16 MB/) })
})

it.each([
  ['a link', (file: string) => symlinkSync('elsewhere', file)],
  ['a folder', (file: string) => mkdirSync(file)]
])('takes %s in a folder for no file', (_, make) => {
  const folder = temporaryFolder()
  make(path.join(folder, ignoreFileName))
  expect(ignoreFileIn(folder)).toEqual({ unread: 'it is no regular file' })
})
