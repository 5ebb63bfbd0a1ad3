import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeRepo, type TestRepo } from '../../../test/support/git-repo.ts'
import { openObjectDatabase } from './objects/open-object-database.ts'
import { type Refs, readRefs } from './refs.ts'
import { openRepository } from './repository.ts'

let root: string
let count = 0

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'bulkhead-refs-')))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function repoWithCommits(commits = 2): { repo: TestRepo; oids: string[] } {
  const repo = makeRepo({ at: join(root, `repo-${count++}`) })
  return { repo, oids: Array.from({ length: commits }, (_, i) => repo.commit({ a: `${i}` }, `c${i}`)) }
}

function read(path: string): Refs {
  const info = openRepository(path)
  const db = openObjectDatabase({ objectDirs: info.objectDirs, hash: info.hash })
  try {
    return readRefs(info, db)
  } finally {
    db.close()
  }
}

const byName = (refs: Refs): Record<string, string> => Object.fromEntries(refs.refs.map(({ name, target }) => [name, target]))

it('reads loose and packed refs, the loose one first, as git lists them', () => {
  const { repo, oids } = repoWithCommits(3)
  repo.git('branch', 'topic/one', oids[0] ?? '')
  repo.git('branch', 'grüße', oids[1] ?? '')
  repo.git('update-ref', 'refs/remotes/origin/main', oids[1] ?? '')
  repo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main')
  repo.git('tag', 'light', oids[0] ?? '')
  repo.git('tag', '-a', '-m', 'annotated', 'v1', oids[1] ?? '')
  repo.git('tag', '-a', '-m', 'tag of a tag', 'v1-signed', 'v1')
  repo.git('update-ref', 'refs/stash', oids[0] ?? '')
  repo.git('update-ref', 'refs/pull/7/head', oids[2] ?? '')
  repo.git('pack-refs', '--all')
  repo.git('branch', '-f', 'topic/one', oids[2] ?? '')

  const refs = read(repo.path)
  const listed = repo
    .git('for-each-ref', '--format=%(refname) %(objectname) [%(symref)]')
    .split('\n')
    .map((l) => l.split(' '))
  const expected = listed.filter((l) => l[2] === '[]').map(([name]) => [name, repo.git('rev-parse', `${name}^{commit}`)])
  expect(byName(refs)).toEqual(Object.fromEntries(expected))
  expect(refs.refs.slice(-2).map((ref) => ref.name)).toEqual(['refs/pull/7/head', 'refs/stash'])
  expect(refs.refs.find((ref) => ref.name === 'refs/tags/v1-signed')?.tags).toEqual([
    repo.git('rev-parse', 'v1-signed'),
    repo.git('rev-parse', 'v1')
  ])
  expect(refs.head).toEqual({ name: 'refs/heads/main', target: oids[2] })
  expect(refs.notes).toEqual([])
})

it('reads the refs of a SHA-256 repository', () => {
  const repo = makeRepo({ objectFormat: 'sha256', at: join(root, 'sha256') })
  const oid = repo.commit({ a: '1' }, 'one')
  expect(read(repo.path)).toEqual({
    refs: [{ name: 'refs/heads/main', target: oid }],
    head: { name: 'refs/heads/main', target: oid },
    notes: [],
    missing: []
  })
})

it('has an unborn branch and no refs where there is no commit', () => {
  const repo = makeRepo({ at: join(root, 'unborn') })
  expect(read(repo.path)).toEqual({ refs: [], head: { name: 'refs/heads/main', target: null }, notes: [], missing: [] })
})

it('counts a detached HEAD, and those of linked worktrees, from whichever worktree it looks', () => {
  const { repo, oids } = repoWithCommits(3)
  const linked = join(root, `linked-${count++}`)
  repo.git('worktree', 'add', '--quiet', '--detach', linked, oids[0] ?? '')
  repo.git('checkout', '--quiet', '--detach', oids[1] ?? '')
  const id = linked.slice(root.length + 1)
  expect(read(repo.path)).toMatchObject({ head: { name: null, target: oids[1] }, notes: [] })
  expect(byName(read(repo.path))).toEqual({ HEAD: oids[1], [`worktrees/${id}/HEAD`]: oids[0], 'refs/heads/main': oids[2] })
  expect(byName(read(linked))).toEqual({ HEAD: oids[0], 'main-worktree/HEAD': oids[1], 'refs/heads/main': oids[2] })
})

it('reads a HEAD that is a symbolic link, as git once wrote it', () => {
  const { repo, oids } = repoWithCommits()
  rmSync(join(repo.gitDir, 'HEAD'))
  symlinkSync('refs/heads/main', join(repo.gitDir, 'HEAD'))
  expect(read(repo.path).head).toEqual({ name: 'refs/heads/main', target: oids[1] })
})

it('tells about refs that are broken, lead nowhere or out of the repository, and reads the rest', () => {
  const { repo, oids } = repoWithCommits()
  const refs = join(repo.gitDir, 'refs')
  const put = (name: string, content: string): void => writeFileSync(join(refs, name), content)
  put('heads/empty', '')
  put('heads/noise', Buffer.from([0, 1, 2, 255]).toString('latin1'))
  put('heads/gone', `${'1'.repeat(40)}\n`)
  put('heads/symbolic-gone', 'ref: refs/heads/nowhere\n')
  put('heads/loop-a', 'ref: refs/heads/loop-b\n')
  put('heads/loop-b', 'ref: refs/heads/loop-a\n')
  put('heads/evil..name', `${oids[0]}\n`)
  put('heads/evil\nname', `${oids[0]}\n`)
  put('heads/busy.lock', `${oids[0]}\n`)
  put('tags/tree', `${repo.git('rev-parse', 'HEAD^{tree}')}\n`)
  symlinkSync('/etc/passwd', join(refs, 'heads/outside'))
  symlinkSync(join(root, 'repo-0'), join(refs, 'remotes'))
  symlinkSync('refs/heads/main', join(refs, 'heads/old-style'))
  mkdirSync(join(refs, 'heads/a/b'), { recursive: true })
  execFileSync('mkfifo', [join(refs, 'heads/pipe')])
  appendFileSync(join(repo.gitDir, 'packed-refs'), `${oids[0]} refs/heads/../../evil\nnoise\n${oids[0]} refs/tags/kept\n^${oids[0]}\n`)

  const result = read(repo.path)
  expect(byName(result)).toEqual({ 'refs/heads/main': oids[1], 'refs/tags/kept': oids[0] })
  expect(result.notes).toEqual([
    expect.stringMatching(/^3 refs left out: stand for refs that are not there: /),
    expect.stringMatching(/^9 refs left out: cannot be used .*, and 4 more\.$/),
    'A ref left out: points to a tree, not to a commit: refs/tags/tree.',
    'A ref left out: points to an object that is not here: refs/heads/gone.'
  ])
  expect(result.notes.join('\n')).not.toContain('root:')
  expect(result.missing).toEqual([{ reason: 'missing', what: '1'.repeat(40), why: 'refs/heads/gone points to it' }])
})

it('shows a name that is not UTF-8 quoted, and follows it', () => {
  const { repo, oids } = repoWithCommits()
  writeFileSync(Buffer.concat([Buffer.from(`${repo.gitDir}/refs/heads/caf`), Buffer.from([0xe9])]), `${oids[0]}\n`)
  expect(byName(read(repo.path))).toEqual({ 'refs/heads/main': oids[1], '"refs/heads/caf\\351"': oids[0] })
})

it('falls back to what packed-refs says when a tag object is lost', () => {
  const { repo, oids } = repoWithCommits()
  repo.git('tag', '-a', '-m', 'lost', 'v1', oids[0] ?? '')
  repo.git('pack-refs', '--all')
  const tag = repo.git('rev-parse', 'v1')
  rmSync(join(repo.gitDir, 'objects', tag.slice(0, 2), tag.slice(2)))
  expect(byName(read(repo.path))['refs/tags/v1']).toBe(oids[0])
})

it('follows no more than 100 000 refs, branches and tags before others', () => {
  const { repo, oids } = repoWithCommits()
  const pulls = Array.from({ length: 100_500 }, (_, i) => `${oids[0]} refs/pull/${String(i).padStart(6, '0')}/head\n`)
  writeFileSync(join(repo.gitDir, 'packed-refs'), `${pulls.join('')}${oids[0]} refs/tags/last\n`)
  const { refs, notes } = read(repo.path)
  expect(refs).toHaveLength(100_000)
  expect(refs.slice(0, 2).map((ref) => ref.name)).toEqual(['refs/heads/main', 'refs/tags/last'])
  expect(notes).toEqual(['100502 refs, of which the first 100000 were followed.'])
})
