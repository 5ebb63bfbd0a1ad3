import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeRepo, type TestRepo } from '../../../../test/support/git-repo.ts'
import { gitIntroductionLines, introductionLines, type ReadHistory, readHistory } from '../../../../test/support/history.ts'

/**
 * A history without sense: a few hundred commits with up to four parents picked at random, files and folders that come, go, move
 * and change among a few contents, so that the same blob is brought and taken away many times, over several branches and tags.
 * What git can tell is asked of git; what it cannot (who removed a blob) of a model that looks at every pair of commits.
 */
interface ModelCommit {
  parents: number[]
  /** Path → mode and content. */
  files: Map<string, string>
  time: number
}

const commits = 240
let repo: TestRepo
let read: ReadHistory
let model: ModelCommit[]
let names: string[]
let contents: string[]
/** ancestors[c] has p: commit c descends from p, or is it. */
let ancestors: Set<number>[]
const refs = new Map<string, number>()

beforeAll(() => {
  const random = mulberry32(20_261_124)
  const pick = (count: number): number => Math.floor(random() * count)
  const paths = Array.from({ length: 30 }, (_, i) => `${['', 'a/', 'a/b/', 'c/', 'a.d/', 'a0/'][i % 6]}f${i}`).concat(
    'a/b/same',
    'c/same',
    'same'
  )
  model = []
  ancestors = []
  for (let c = 0; c < commits; c++) {
    const parents = c === 0 || random() < 0.02 ? [] : [c - 1 - pick(Math.min(c, 6))]
    while (parents.length > 0 && parents.length < 4 && random() < 0.3) parents.push(pick(c))
    const distinct = [...new Set(parents)]
    const files = mergedFiles(distinct, random)
    for (let changes = pick(4); changes >= 0; changes--) {
      const path = paths[pick(paths.length)] ?? ''
      if (random() < 0.3) files.delete(path)
      else files.set(path, `${random() < 0.1 ? '100755' : '100644'} ${pick(12)}`)
    }
    model.push({ parents: distinct, files, time: 1_700_000_000 + 60 * c + Math.floor((random() - 0.5) * 600) })
    ancestors.push(new Set([c, ...distinct.flatMap((p) => [...(ancestors[p] ?? [])])]))
  }
  for (let i = 0; i < 45; i++) refs.set(`refs/${['heads', 'tags', 'remotes/origin'][i % 3]}/r${i}`, i === 0 ? commits - 1 : pick(commits))
  refs.set('refs/pull/1/head', pick(commits))

  repo = makeRepo({ bare: true })
  repo.gitBytes(['fast-import', '--quiet', '--export-marks=marks'], importStream())
  repo.git('update-ref', '-d', 'refs/heads/import')
  repo.git('symbolic-ref', 'HEAD', 'refs/heads/r0')
  const marks = new Map(
    readFileSync(join(repo.path, 'marks'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' ') as [string, string])
  )
  contents = Array.from({ length: 12 }, (_, i) => marks.get(`:${1000 + i}`) ?? '')
  names = model.map((_, c) => marks.get(`:${c + 1}`) ?? '')
  read = readHistory(repo)
})
afterAll(() => repo.dispose())

it('lists what git lists', () => {
  const lines = introductionLines(read.blobs).filter((line) => names.includes(line.slice(0, 40)))
  const reachable = new Set(repo.git('rev-list', '--all').split('\n'))
  expect(lines.filter((line) => reachable.has(line.slice(0, 40)))).toEqual(gitIntroductionLines(repo))
  expect(lines.length).toBeGreaterThan(200)
  expect(read.problems).toEqual([])
})

it('names the refs that git says contain the commit', () => {
  const seen = new Map([...read.blobs.values()].flatMap(({ introductions }) => introductions.map((i) => [i.commit, i.refs] as const)))
  const sample = [...seen].filter((_, i) => i % 4 === 0)
  for (const [commit, shown] of sample) {
    const listed = repo.git('for-each-ref', '--contains', commit, '--format=%(refname:lstrip=2)', 'refs/heads', 'refs/tags', 'refs/remotes')
    const expected = listed === '' ? ['pull/1/head'] : listed.split('\n')
    expect([...shown].sort(), commit).toEqual(expected.sort())
  }
})

it('knows what stands at the tip of a branch, and on which refs a blob lives', () => {
  for (const [oid, { introductions, life }] of read.blobs) {
    const content = contents.indexOf(oid)
    for (const { path, atTip } of introductions) {
      const branches = [...refs].filter(([name]) => /heads|remotes/.test(name)).map(([, tip]) => model[tip]?.files.get(path))
      expect(atTip, `${oid} ${path}`).toBe(branches.some((file) => file?.endsWith(` ${content}`)))
    }
    for (const { ref, to } of life) {
      const tip = model[refs.get([...refs.keys()].find((name) => name.endsWith(`/${ref}`)) ?? '') ?? -1]
      expect(to === null, `${oid} on ${ref}`).toBe([...(tip?.files.values() ?? [])].some((file) => file.endsWith(` ${content}`)))
    }
  }
})

it('names as remover a commit that took the blob from the path after it was brought, and the first of those', () => {
  let removed = 0
  for (const [oid, { introductions }] of read.blobs) {
    const content = contents.indexOf(oid)
    for (const { path, commit, removedBy } of introductions) {
      const at = names.indexOf(commit)
      const removers = model.map((_, c) => c).filter((c) => isAfter(c, at) && removes(c, path, content))
      const found = removedBy === null ? -1 : names.indexOf(removedBy)
      if (removers.length === 0) expect(found).toBe(-1)
      else {
        removed++
        expect(removers, `${commit} ${oid} ${path}`).toContain(found)
        expect(
          removers.filter((other) => isAfter(found, other)),
          `an earlier one than ${removedBy}`
        ).toEqual([])
      }
    }
  }
  expect(removed).toBeGreaterThan(50)
})

function isAfter(commit: number, other: number): boolean {
  return commit !== other && (ancestors[commit]?.has(other) ?? false)
}

/** Reachable, differs from all parents at the path, one of which has the content there that the commit has not. */
function removes(c: number, path: string, content: number): boolean {
  const { parents, files } = model[c] ?? { parents: [], files: new Map() }
  if (![...refs.values()].some((tip) => ancestors[tip]?.has(c))) return false
  const now = files.get(path)
  const before = parents.map((p) => model[p]?.files.get(path))
  return !now?.endsWith(` ${content}`) && before.every((file) => file !== now) && before.some((file) => file?.endsWith(` ${content}`))
}

/** Each path from one of the parents, mostly the first. */
function mergedFiles(parents: number[], random: () => number): Map<string, string> {
  const files = new Map(model[parents[0] ?? -1]?.files)
  for (const parent of parents.slice(1)) {
    for (const path of new Set([...files.keys(), ...(model[parent]?.files.keys() ?? [])])) {
      if (random() < 0.6) continue
      const file = model[parent]?.files.get(path)
      if (file === undefined) files.delete(path)
      else files.set(path, file)
    }
  }
  return files
}

function importStream(): string {
  const lines: string[] = []
  for (let i = 0; i < 12; i++) lines.push('blob', `mark :${1000 + i}`, `data ${`${i}`.length}`, `${i}`)
  for (const [c, { parents, files, time }] of model.entries()) {
    const holder = [...refs].find(([, tip]) => tip === c)?.[0] ?? 'refs/heads/import'
    lines.push(`commit ${holder}`, `mark :${c + 1}`, `committer C <c@example.com> ${time} +0000`, `data ${`${c}`.length}`, `${c}`)
    if (parents.length === 0) lines.splice(-5, 0, `reset ${holder}`, '')
    for (const [i, parent] of parents.entries()) lines.push(`${i === 0 ? 'from' : 'merge'} :${parent + 1}`)
    lines.push('deleteall')
    for (const [path, file] of files) lines.push(`M ${file.slice(0, 6)} :${1000 + Number(file.slice(7))} ${path}`)
  }
  for (const [name, tip] of refs) lines.push(`reset ${name}`, `from :${tip + 1}`, '')
  return `${lines.join('\n')}\n`
}

/** Small seeded generator: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
