import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeRepo, type TestRepo } from '../../../../test/support/git-repo.ts'
import { introductionLines, introductionsOf, readHistory } from '../../../../test/support/history.ts'

let repo: TestRepo
beforeEach(() => {
  repo = makeRepo()
})
afterEach(() => repo.dispose())

const entry = (mode: string, name: string, oid: string): Buffer =>
  Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')])

function storeCommit(tree: string, options: { parents?: string[]; author?: string; extra?: string } = {}): string {
  const who = options.author ?? 'A <a@example.com> 1700000000 +0000'
  const parents = (options.parents ?? []).map((parent) => `parent ${parent}\n`).join('')
  return repo.store(
    'commit',
    `tree ${tree}\n${parents}author ${who}\ncommitter C <c@example.com> 1700000000 +0000\n${options.extra ?? ''}\nm\n`
  )
}

function branch(commit: string, name = 'main'): void {
  writeFileSync(join(repo.gitDir, 'refs/heads', name), `${commit}\n`)
}

function remove(oid: string): void {
  rmSync(join(repo.gitDir, 'objects', oid.slice(0, 2), oid.slice(2)))
}

it('attributes names that no checkout would accept', () => {
  const blob = repo.store('blob', 'secret')
  const inner = repo.store('tree', entry('100644', 'config', blob))
  const tree = Buffer.concat([
    entry('100644', '', blob),
    entry('100644', '..', blob),
    entry('40000', '.git', inner),
    entry('100644', 'a/b', blob),
    entry('100644', 'twice', blob),
    entry('100644', 'twice', blob),
    entry('100644', 'unsorted', blob),
    entry('100644', 'also', blob)
  ])
  const commit = storeCommit(repo.store('tree', tree))
  branch(commit)
  const { blobs, problems } = readHistory(repo)
  const paths = ['', '..', '.git/config', 'a/b', 'also', 'twice', 'twice', 'unsorted']
  expect(introductionLines(blobs)).toEqual(paths.map((path) => `${commit} ${blob} ${path}`))
  expect(problems).toEqual([])
})

it('follows folders as deep as git does, and tells where it stopped', () => {
  const blob = repo.store('blob', 'secret')
  const other = repo.store('blob', 'reachable')
  let tree = repo.store('tree', entry('100644', 'file', blob))
  for (let depth = 0; depth < 1500; depth++) {
    tree = repo.store('tree', Buffer.concat([entry('40000', 'd', tree), ...(depth === 500 ? [entry('100644', 'near', other)] : [])]))
  }
  branch(storeCommit(tree))
  const read = readHistory(repo)
  expect(introductionsOf(read, repo, other)[0]?.path).toMatch(/^(d\/){999}near$/)
  expect(introductionsOf(read, repo, blob)).toEqual([])
  expect(read.problems).toEqual([{ reason: 'too-large', what: expect.any(String), why: expect.stringContaining('more than 1024 deep') }])
})

it('is not held up by a few trees that stand for more folders than there are atoms', () => {
  const blob = repo.store('blob', 'secret')
  let tree = repo.store('tree', entry('100644', 'file', blob))
  for (let depth = 0; depth < 80; depth++) {
    tree = repo.store('tree', Buffer.concat(['a', 'b', 'c', 'd', 'e'].map((name) => entry('40000', name, tree))))
  }
  branch(storeCommit(tree))
  const read = readHistory(repo)
  expect(introductionsOf(read, repo, blob)).toHaveLength(1000)
  expect(read.problems.map(({ reason }) => reason)).toEqual(['too-large', 'too-large'])
})

it('tells about damaged commits and trees, and attributes the rest', () => {
  const blob = repo.store('blob', 'secret')
  const good = storeCommit(repo.store('tree', entry('100644', 'good', blob)))
  branch(good, 'good')
  const cut = repo.store('tree', Buffer.concat([entry('100644', 'before', blob), Buffer.from('100644 cut\0abc')]))
  branch(storeCommit(cut), 'cut')
  const notATree = storeCommit(blob)
  branch(notATree, 'not-a-tree')
  const headless = repo.store('commit', 'author somebody\n\nno tree\n')
  branch(headless, 'headless')
  const { blobs, problems } = readHistory(repo)
  expect(
    blobs
      .get(blob)
      ?.introductions.map(({ path }) => path)
      .sort()
  ).toEqual(['before', 'good'])
  expect(problems.map(({ what, why }) => [what, why]).sort()).toEqual(
    [
      [cut, 'folder has a broken entry, and was read up to it'],
      [blob, 'named as a folder, but it is blob'],
      [headless, 'commit header is broken']
    ].sort()
  )
})

it('tells about commits and trees that are gone, and attributes the rest', () => {
  const first = repo.commit({ 'kept/a': 'a\n', 'lost/b': 'b\n' }, 'one')
  const second = repo.commit({ 'kept/a': 'a2\n' }, 'two')
  repo.commit({ 'kept/c': 'c\n', 'lost/b': 'b2\n' }, 'three')
  const lostTree = repo.git('rev-parse', `${second}:lost`)
  remove(lostTree)
  let read = readHistory(repo)
  expect(read.problems).toEqual([{ reason: 'missing', what: lostTree, why: expect.stringContaining('folder') }])
  expect(introductionsOf(read, repo, `${first}:kept/a`)).toHaveLength(1)
  remove(first)
  read = readHistory(repo)
  expect(read.problems).toContainEqual({ reason: 'missing', what: first, why: expect.stringContaining(`parent of commit ${second}`) })
  expect(introductionsOf(read, repo, `${second}:kept/a`)).toMatchObject([{ commit: second }])
})

it('tells about the tree of a commit that is gone by its own name', () => {
  const first = repo.commit({ a: '1\n' }, 'one')
  repo.commit({ b: '2\n' }, 'two')
  const lost = repo.git('rev-parse', `${first}^{tree}`)
  remove(lost)
  expect(readHistory(repo).problems).toEqual([{ reason: 'missing', what: lost, why: `tree of commit ${first} is not here` }])
})

it('does not complain about what git cleaned up behind abandoned commits', () => {
  const base = repo.commit({ a: '1\n' }, 'base')
  const lost = repo.commit({ a: '2\n' }, 'lost')
  const abandoned = repo.commit({ secret: 's\n' }, 'abandoned')
  repo.git('reset', '--quiet', '--hard', base)
  remove(lost)
  const read = readHistory(repo)
  expect(read.problems).toEqual([])
  expect(introductionsOf(read, repo, `${abandoned}:secret`)).toMatchObject([{ commit: abandoned, refCount: 0 }])
})

it.each([
  ['Jos\xe9 <jose@example.com> 1700000000 +0100', 'encoding ISO-8859-1\n', 'José', 'jose@example.com', 1_700_000_000],
  ['\x93\xfa\x96{ <jp@example.com> 1 +0900', 'encoding Shift_JIS\n', '日本', 'jp@example.com', 1],
  ['Andr\xe9 <a@example.com> 5 +0000', '', 'André', 'a@example.com', 5],
  ['J\xc3\xb6rg <j@example.com> 5 +0000', 'encoding no-such-thing\n', 'Jörg', 'j@example.com', 5],
  ['No Date <n@example.com>', '', 'No Date', 'n@example.com', 0],
  ['Far <f@example.com> 99999999999999999999 +0000', '', 'Far', 'f@example.com', 0],
  ['Before <b@example.com> -86400 +0000', '', 'Before', 'b@example.com', 0],
  ['<> 7 +0000', '', '', '', 7],
  ['Two <a> b <c@example.com> 8 +0000', '', 'Two', 'a> b <c@example.com', 8],
  ['Evil\x1b[2J\u202e <e@example.com> 9 +0000', '', 'Evil\ufffd[2J\ufffd', 'e@example.com', 9],
  ['no brackets at all', '', 'no brackets at all', '', 0]
])('reads the author %j', (author, extra, name, email, time) => {
  const blob = repo.store('blob', 'secret')
  const tree = repo.store('tree', entry('100644', 'f', blob))
  const latin1 = Buffer.from(author, author.includes('\u202e') ? 'utf8' : 'latin1')
  const committer = `\ncommitter C <c@example.com> 1700000000 +0000\n${extra}\nm\n`
  branch(repo.store('commit', Buffer.concat([Buffer.from(`tree ${tree}\nauthor `), latin1, Buffer.from(committer)])))
  expect(introductionsOf(readHistory(repo), repo, blob)).toMatchObject([{ author: name, email, time }])
})

it('tells about files that commits name and nobody stored, as in a partial clone', () => {
  const kept = repo.store('blob', 'kept')
  const lost = repo.store('blob', 'lost')
  branch(storeCommit(repo.store('tree', Buffer.concat([entry('100644', 'kept', kept), entry('100644', 'lost', lost)]))))
  remove(lost)
  expect(readHistory(repo).problems).toEqual([{ reason: 'missing', what: lost, why: 'a file of the history that is not here' }])
})
