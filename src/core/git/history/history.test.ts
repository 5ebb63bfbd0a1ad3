import { afterEach, expect, it } from 'vitest'
import { firstDate, makeRepo, type TestRepo } from '../../../../test/support/git-repo.ts'
import { gitIntroductionLines, introductionLines, introductionsOf, readHistory } from '../../../../test/support/history.ts'

const repos: TestRepo[] = []
afterEach(() => {
  for (const repo of repos.splice(0)) repo.dispose()
})

function newRepo(options: Parameters<typeof makeRepo>[0] = {}): TestRepo {
  const repo = makeRepo(options)
  repos.push(repo)
  return repo
}

/** Merges without asking git how: the tree is whatever `files` make of the first parent's. */
function merge(repo: TestRepo, branches: string[], files: Record<string, string | null>, message = 'merge'): string {
  repo.git('merge', '--quiet', '--no-commit', '--no-ff', '--strategy=ours', '--allow-unrelated-histories', ...branches)
  return repo.commit(files, message)
}

it('tells who brought a blob, when, to which path, which refs hold it, and who took it away', () => {
  const repo = newRepo()
  repo.commit({ README: 'hello\n' }, 'start')
  const brought = repo.commit({ 'config/prod.env': 'PASSWORD=1\n' }, 'oops', {
    author: 'Eve Élan <eve@example.com>',
    date: firstDate + 500
  })
  const blob = repo.git('rev-parse', 'HEAD:config/prod.env')
  repo.git('tag', '-a', '-m', 'release', 'v1')
  repo.git('branch', 'keeps')
  const removed = repo.commit({ 'config/prod.env': null }, 'remove it', { date: firstDate + 900 })
  repo.git('tag', 'v2')

  const { blobs, problems } = readHistory(repo)
  expect(problems).toEqual([])
  expect(blobs.get(blob)).toMatchObject({
    introductions: [
      {
        path: 'config/prod.env',
        commit: brought,
        author: 'Eve Élan',
        email: 'eve@example.com',
        time: firstDate + 500,
        refs: ['main', 'keeps', 'v1', 'v2'],
        refCount: 4,
        atTip: true,
        removedBy: removed,
        removedTime: firstDate + 900
      }
    ],
    life: [
      { ref: 'main', from: firstDate + 500, to: firstDate + 900 },
      { ref: 'keeps', from: firstDate + 500, to: null },
      { ref: 'v1', from: firstDate + 500, to: null },
      { ref: 'v2', from: firstDate + 500, to: firstDate + 900 }
    ]
  })
  repo.git('branch', '-D', 'keeps')
  expect(introductionsOf(readHistory(repo), repo, blob)).toMatchObject([{ atTip: false }])
})

it('names no more refs than asked for, and counts them all', () => {
  const repo = newRepo()
  repo.commit({ a: '1\n' }, 'one')
  for (let i = 0; i < 70; i++) repo.git('tag', `t${i}`)
  const { blobs } = readHistory(repo, { maxRefs: 3 })
  expect([...blobs.values()]).toMatchObject([{ introductions: [{ refs: ['main', 't0', 't1'], refCount: 71 }], life: { length: 3 } }])
})

it('follows a blob that is removed and comes back, and is renamed', () => {
  const repo = newRepo()
  const oids = [
    repo.commit({ a: 'key\n', b: 'x\n' }, 'in'),
    repo.commit({ a: 'other\n' }, 'out'),
    repo.commit({ a: 'key\n' }, 'in again'),
    repo.commit({ a: null, 'moved/a': 'key\n' }, 'rename')
  ]
  const read = readHistory(repo)
  expect(introductionLines(read.blobs)).toEqual(gitIntroductionLines(repo))
  expect(introductionsOf(read, repo, 'HEAD:moved/a').map(({ path, commit, removedBy, atTip }) => [path, commit, removedBy, atTip])).toEqual(
    [
      ['a', oids[0], oids[1], false],
      ['a', oids[2], oids[3], false],
      ['moved/a', oids[3], null, true]
    ]
  )
  expect(read.blobs.get(repo.git('rev-parse', 'HEAD:moved/a'))?.life).toEqual([{ ref: 'main', from: firstDate, to: null }])
})

it('lists what git lists for clean, conflicting, evil, octopus and criss-cross merges, several roots and empty trees', () => {
  const repo = newRepo()
  repo.commit({}, 'empty root')
  repo.commit({ 'd/a': '1\n', 'd/b': '1\n', c: '1\n' }, 'base')
  repo.git('branch', 'left')
  repo.git('branch', 'right')
  repo.git('branch', 'third')
  repo.git('checkout', '--quiet', 'left')
  repo.commit({ 'd/a': 'left\n', c: 'left\n' }, 'left')
  repo.git('checkout', '--quiet', 'right')
  repo.commit({ 'd/b': 'right\n', c: 'right\n', gone: 'right\n' }, 'right')
  repo.git('checkout', '--quiet', 'third')
  repo.commit({ 'third/t': 't\n', c: null }, 'third')
  repo.git('checkout', '--quiet', 'left')
  merge(repo, ['right'], { 'd/b': 'right\n', c: 'resolved\n', evil: 'only in the merge\n' }, 'conflict and evil')
  repo.git('checkout', '--quiet', 'right')
  merge(repo, ['left~1'], { 'd/a': 'left\n', gone: null }, 'criss-cross, and drops a file of its own')
  merge(repo, ['left', 'third'], { 'third/t': 't\n', 'third/u': 'new in octopus\n', c: 'octopus\n', 'd/b': null }, 'octopus')
  repo.git('checkout', '--quiet', '--orphan', 'other-root')
  repo.commit({ 'd/a': null, 'd/b': null, c: null, evil: null, 'third/t': null, 'third/u': null, root2: 'r\n' }, 'second root')
  repo.git('checkout', '--quiet', 'main')
  merge(repo, ['right', 'other-root'], { root2: 'r\n', c: '1\n', 'd/a': 'left\n' }, 'joins the roots')
  repo.commit({ 'd/a': null, 'd/b': null, c: null, root2: null }, 'empty again')

  const read = readHistory(repo)
  expect(read.problems).toEqual([])
  expect(introductionLines(read.blobs)).toEqual(gitIntroductionLines(repo))
  expect([...read.blobs.values()].filter(({ introductions }) => introductions.length === 0)).toEqual([])
})

it('lists what git lists for mode changes, links, submodules, and files that become folders', () => {
  const repo = newRepo()
  const sub = newRepo()
  sub.commit({ s: '1' }, 's')
  repo.commit({ 'x/y': '1\n', z: '2\n', 'x.txt': '3\n', run: 'run\n' }, 'base')
  repo.git('update-index', '--chmod=+x', 'run')
  repo.git('commit', '--quiet', '-m', 'mode only')
  repo.git('submodule', '--quiet', 'add', sub.path, 'sub')
  repo.git('commit', '--quiet', '-m', 'submodule')
  repo.git('rm', '--quiet', '-r', 'x', 'z')
  repo.commit({ x: 'now a file\n', 'z/inner': 'now a folder\n' }, 'swap')
  repo.git(
    'update-index',
    '--add',
    '--cacheinfo',
    `120000,${repo.gitBytes(['hash-object', '-w', '--stdin'], 'target').toString().trim()},link`
  )
  repo.git('commit', '--quiet', '-m', 'link')
  repo.git('rm', '--quiet', '--cached', 'sub')
  repo.git('commit', '--quiet', '-m', 'no submodule')
  const read = readHistory(repo)
  expect(read.problems).toEqual([])
  expect(introductionLines(read.blobs)).toEqual(gitIntroductionLines(repo))
})

it('lists what git lists for odd names', () => {
  const repo = newRepo()
  const names = [
    'with space',
    'quo"te',
    'new\nline',
    'tab\t',
    'ünï/cödé',
    '日本',
    'back\\slash',
    '-dash',
    `${'long/'.repeat(40)}${'x'.repeat(200)}`
  ]
  const stream = ['commit refs/heads/main', 'committer A <a@example.com> 1700000000 +0000', 'data 1', 'm']
  const quoted = [...names.map((name) => JSON.stringify(name).replaceAll(/[\u0080-\uffff]/g, octal)), '"latin1-\\351/\\377"']
  for (const [i, name] of quoted.entries()) stream.push(`M 100644 inline ${name}`, `data ${String(i).length}`, String(i))
  repo.gitBytes(['fast-import', '--quiet'], `${stream.join('\n')}\n`)
  const lines = introductionLines(readHistory(repo).blobs)
  expect(lines).toHaveLength(names.length + 1)
  expect(lines).toEqual(gitIntroductionLines(repo))
  expect(lines.join('\n')).toContain('"latin1-\\351/\\377"')
  expect([...readHistory(repo).blobs.values()].filter(({ introductions: [i] }) => i?.atTip !== true)).toEqual([])
})

it('works with SHA-256', () => {
  const repo = newRepo({ objectFormat: 'sha256' })
  repo.commit({ 'a/b': '1\n' }, 'one')
  repo.commit({ 'a/b': '2\n' }, 'two')
  const { blobs } = readHistory(repo)
  expect(introductionLines(blobs)).toEqual(gitIntroductionLines(repo))
  expect(blobs.size).toBe(2)
})

it('lists what git lists for a shallow clone: its oldest commits bring everything', () => {
  const origin = newRepo()
  for (let i = 0; i < 5; i++) origin.commit({ [`f${i}`]: `${i}\n` }, `c${i}`)
  const repo = newRepo()
  repo.git('pull', '--quiet', '--depth=2', `file://${origin.path}`, 'main')
  const read = readHistory(repo)
  expect(read.problems).toEqual([])
  expect(introductionLines(read.blobs)).toEqual(gitIntroductionLines(repo))
})

it('finds what only a stash, a pull request, a note or a detached HEAD holds, and says which', () => {
  const repo = newRepo()
  const base = repo.commit({ a: '1\n' }, 'base')
  const pull = repo.commit({ pull: 'pull\n' }, 'pull')
  repo.git('update-ref', 'refs/pull/3/head', pull)
  repo.git('reset', '--quiet', '--hard', base)
  repo.git('notes', 'add', '-m', 'note text', base)
  repo.git('checkout', '--quiet', '--detach')
  repo.commit({ detached: 'd\n' }, 'detached')
  const read = readHistory(repo)
  expect(introductionLines(read.blobs)).toEqual(gitIntroductionLines(repo))
  expect(introductionsOf(read, repo, `${pull}:pull`)).toMatchObject([{ refs: ['pull/3/head'], refCount: 1, atTip: false }])
  expect(introductionsOf(read, repo, `refs/notes/commits:${base}`)).toMatchObject([{ refs: ['notes/commits'], refCount: 1 }])
  expect(introductionsOf(read, repo, 'HEAD:detached')).toMatchObject([{ refs: ['HEAD'], refCount: 1, atTip: true }])
})

it('finds the author of an abandoned commit for a blob that no ref reaches, and only then', () => {
  const repo = newRepo()
  const base = repo.commit({ a: '1\n' }, 'base')
  const amended = repo.commit({ a: '2\n', secret: 's\n' }, 'amended away', { author: 'Mallory M <m@example.com>' })
  repo.git('reset', '--quiet', '--hard', base)
  repo.commit({ a: '2\n' }, 'instead')
  const loose = repo.gitBytes(['hash-object', '-w', '--stdin'], 'never committed').toString().trim()
  const read = readHistory(repo)
  expect(introductionsOf(read, repo, `${amended}:secret`)).toMatchObject([
    { commit: amended, author: 'Mallory M', path: 'secret', refs: [], refCount: 0, atTip: false }
  ])
  expect(introductionsOf(read, repo, 'HEAD:a')).toHaveLength(1)
  expect(read.blobs.get(loose)).toEqual({ object: expect.any(Number), introductions: [], life: [] })
})

it('knows that a blob is gone although a merge dropped it by keeping the other side', () => {
  const repo = newRepo()
  repo.commit({ a: '1\n' }, 'base')
  repo.git('checkout', '--quiet', '-b', 'side')
  repo.commit({ secret: 's\n' }, 'secret')
  repo.git('checkout', '--quiet', 'main')
  merge(repo, ['side'], {})
  const { blobs } = readHistory(repo)
  expect(blobs.get(repo.git('rev-parse', 'side:secret'))?.life).toEqual([
    { ref: 'main', from: firstDate + 60, to: firstDate + 120 },
    { ref: 'side', from: firstDate + 60, to: null }
  ])
})

it('tells a branch and a tag of the same name apart', () => {
  const repo = newRepo()
  repo.commit({ a: '1\n' }, 'one')
  repo.git('tag', 'main')
  expect([...readHistory(repo).blobs.values()][0]?.introductions[0]?.refs).toEqual(['heads/main', 'tags/main'])
})

it('describes whose message it is', () => {
  const repo = newRepo()
  const commit = repo.commit({ a: '1\n' }, 'one')
  repo.git('tag', '-a', '-m', 'inner', 'v1')
  repo.git('tag', '-a', '-m', 'outer', 'v1-again', 'v1')
  const inner = repo.git('rev-parse', 'v1')
  repo.git('tag', '-d', 'v1')
  const abandoned = repo.commit({ a: '2\n' }, 'abandoned')
  repo.git('reset', '--quiet', '--hard', commit)
  const { history, db } = readHistory(repo)
  const told = [commit, inner, abandoned].map((oid) => db.findHex(oid))
  const who = { author: 'Ada Example', email: 'ada@example.com' }
  expect([...history.describe(told).values()]).toEqual([
    { object: told[0], ...who, time: firstDate, commit, refs: ['main', 'v1-again'], refCount: 2 },
    { object: told[1], ...who, time: firstDate + 60, commit, refs: ['v1-again'], refCount: 1 },
    { object: told[2], ...who, time: firstDate + 60, commit: abandoned, refs: [], refCount: 0 }
  ])
})

it('reports progress and stops when it is cancelled', () => {
  const repo = newRepo()
  repo.commit({ a: '1\n' }, 'one')
  const steps: [number, number][] = []
  readHistory(repo, { onProgress: (done, total) => steps.push([done, total]) })
  expect(steps).toEqual([
    [0, 1],
    [1, 1]
  ])
  expect(() => readHistory(repo, { isCancelled: () => true })).toThrow(expect.objectContaining({ name: 'AbortError' }))
})

function octal(char: string): string {
  return [...Buffer.from(char)].map((byte) => `\\${byte.toString(8)}`).join('')
}
