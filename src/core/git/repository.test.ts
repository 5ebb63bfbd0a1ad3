import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { gitEnv, makeRepo, type TestRepo } from '../../../test/support/git-repo.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { openRepository } from './repository.ts'
import { readShallow } from './repository-shallow.ts'

let root: string
let repo: TestRepo
let count = 0

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'bulkhead-open-')))
  repo = makeRepo({ at: join(root, 'repo') })
  repo.commit({ 'src/deep/file.txt': 'one\n' }, 'one')
  repo.commit({ 'src/deep/file.txt': 'two\n' }, 'two')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A path of its own for each use. */
const fresh = (name: string): string => join(root, `${name}-${count++}`)

function clone(...options: string[]): string {
  const to = fresh('clone')
  execFileSync('git', ['clone', '--quiet', ...options, `file://${repo.path}`, to], { env: gitEnv(), stdio: 'pipe' })
  return to
}

function failure(path: string): BulkheadError {
  try {
    openRepository(path)
  } catch (error) {
    if (error instanceof BulkheadError) return error
    throw error
  }
  throw new Error(`${path} was accepted`)
}

it('opens a working tree, a folder deep in it and its .git folder as the same repository', () => {
  const info = openRepository(repo.path)
  expect(info).toEqual({
    gitDir: repo.gitDir,
    commonDir: repo.gitDir,
    objectDirs: [join(repo.gitDir, 'objects')],
    hash: 'sha1',
    bare: false,
    shallow: false,
    partial: false,
    limits: []
  })
  expect(openRepository(join(repo.path, 'src/deep'))).toEqual(info)
  expect(openRepository(repo.gitDir)).toEqual(info)
})

it('opens a bare repository and one without any commit', () => {
  const bare = makeRepo({ bare: true, at: fresh('bare') })
  expect(openRepository(bare.path)).toMatchObject({ gitDir: bare.path, bare: true, limits: [] })
})

it('opens a SHA-256 repository', () => {
  const sha256 = makeRepo({ objectFormat: 'sha256', at: fresh('sha256') })
  expect(openRepository(sha256.path).hash).toBe('sha256')
})

it('opens a linked worktree with the refs and objects of its main repository', () => {
  const path = fresh('worktree')
  repo.git('worktree', 'add', '--quiet', '--detach', path)
  expect(openRepository(path)).toMatchObject({
    gitDir: realpathSync(join(repo.gitDir, 'worktrees', path.slice(root.length + 1))),
    commonDir: repo.gitDir,
    bare: false,
    limits: [`The repository of this folder lies in ${repo.gitDir}, which is searched.`]
  })
  repo.git('worktree', 'remove', path)
})

it('opens a submodule through its .git file, and tells about submodules of the outer one', () => {
  const outer = makeRepo({ at: fresh('outer') })
  outer.git('submodule', '--quiet', 'add', repo.path, 'inner')
  expect(openRepository(join(outer.path, 'inner')).gitDir).toBe(join(outer.gitDir, 'modules', 'inner'))
  expect(openRepository(outer.path).limits).toEqual([expect.stringContaining(join(outer.gitDir, 'modules'))])
})

it('follows alternates with relative paths, recursively, round in circles, and tells which are gone', () => {
  const first = makeRepo({ at: fresh('borrower') })
  const second = makeRepo({ at: fresh('lender') })
  const objects = [first, second, repo].map((r) => join(r.gitDir, 'objects'))
  writeFileSync(join(first.gitDir, 'objects/info/alternates'), `# comment\n../../../${second.path.slice(root.length + 1)}/.git/objects\n`)
  writeFileSync(join(second.gitDir, 'objects/info/alternates'), `"${objects[2]}"\n${objects[0]}\n${root}/gone\n`)
  const info = openRepository(first.path)
  expect(info.objectDirs).toEqual(objects)
  expect(info.limits).toEqual([
    `Objects are borrowed from ${objects[1]}: what lies there is searched as part of this repository.`,
    `Objects are borrowed from ${objects[2]}: what lies there is searched as part of this repository.`,
    expect.stringMatching(/not there.*line 3 of .*alternates/)
  ])
})

it('stops at alternates that are nested too deep', () => {
  const repos = Array.from({ length: 8 }, () => makeRepo({ bare: true, at: fresh('nested') }))
  repos.forEach((r, i) => {
    if (i > 0) writeFileSync(join(repos[i - 1]?.path ?? '', 'objects/info/alternates'), `${r.path}/objects\n`)
  })
  const info = openRepository(repos[0]?.path ?? '')
  expect(info.objectDirs).toHaveLength(6)
  expect(info.limits.at(-1)).toContain('too deep')
})

it('says where the objects lie when a link leads to them', () => {
  const linked = makeRepo({ at: fresh('linked') })
  renameSync(join(linked.gitDir, 'objects'), join(linked.gitDir, 'own'))
  symlinkSync(join(repo.gitDir, 'objects'), join(linked.gitDir, 'objects'))
  expect(openRepository(linked.path).limits).toEqual([`The objects of this repository lie in ${repo.gitDir}/objects, which is searched.`])
})

it('never quotes a line of alternates, which may be a link to any file of the reader', () => {
  const hostile = makeRepo({ at: fresh('hostile') })
  const secret = ['line', 'of', 'a', 'private', 'file'].join('-')
  const file = fresh('private')
  writeFileSync(file, `[default]\nkey = ${secret}\nnul\0${secret}\n${secret.repeat(500)}\n/dev/null/${secret}\n`)
  symlinkSync(file, join(hostile.gitDir, 'objects/info/alternates'))
  const { limits, objectDirs } = openRepository(hostile.path)
  expect(objectDirs).toEqual([join(hostile.gitDir, 'objects')])
  expect(limits).toEqual([expect.stringContaining('lines 1, 2, 3, 4, 5 of')])
  expect(limits.join()).not.toContain(secret)
})

it('refuses alternates and .git files that lead to a network path', () => {
  const borrower = makeRepo({ at: fresh('unc') })
  writeFileSync(join(borrower.gitDir, 'objects/info/alternates'), '\\\\host\\share\\objects\n')
  expect(failure(borrower.path)).toMatchObject({ code: 'source.unsupported' })
  const path = fresh('unc-file')
  mkdirSync(path)
  writeFileSync(join(path, '.git'), 'gitdir: //host/share/repo.git\n')
  expect(failure(path)).toMatchObject({ code: 'source.unsupported', message: expect.stringContaining('network path') })
})

it('tells a shallow clone, and where it was cut', () => {
  const info = openRepository(clone('--depth=1'))
  expect(info.shallow).toBe(true)
  expect(info.limits).toEqual([expect.stringMatching(/^Shallow clone.*unshallow/)])
  expect(readShallow(info)).toEqual(new Set([repo.git('rev-parse', 'HEAD')]))
})

it('tells a partial clone by its config and by its packs', () => {
  repo.git('config', 'uploadpack.allowFilter', 'true')
  const path = clone('--filter=blob:none', '--bare')
  expect(openRepository(path)).toMatchObject({ partial: true, limits: [expect.stringMatching(/^Partial clone.*not searched/)] })
  writeFileSync(join(path, 'config'), '[core]\n\tbare = true\n')
  expect(openRepository(path).partial).toBe(true)
})

it('says that grafts and replacements are ignored', () => {
  const path = clone()
  const run = (...args: string[]): string => execFileSync('git', args, { cwd: path, env: gitEnv(), encoding: 'utf8', stdio: 'pipe' }).trim()
  writeFileSync(join(path, '.git/info/grafts'), `${run('rev-parse', 'HEAD~1')}\n`)
  run('replace', '--graft', 'HEAD')
  const both = [expect.stringContaining('Grafts'), expect.stringContaining('refs/replace')]
  expect(openRepository(path).limits).toEqual(both)
  run('pack-refs', '--all')
  rmSync(join(path, '.git/refs/replace'), { recursive: true, force: true })
  expect(openRepository(path).limits).toEqual(both)
})

it.each([
  ['reftable', 'refstorage = reftable', /reftable.*--ref-format=files/],
  ['an unknown extension', 'timetravel = true', /"timetravel".*--mirror/],
  ['an unknown hash', 'objectformat = sha512', /"sha512"/]
])('refuses %s loudly', (_, line, message) => {
  const path = clone()
  writeFileSync(join(path, '.git/config'), `[core]\nrepositoryformatversion = 1\n[extensions]\n${line}\n`)
  expect(failure(path)).toMatchObject({ code: 'source.unsupported', message: expect.stringMatching(message) })
})

it('refuses a repository format from the future', () => {
  const path = clone()
  writeFileSync(join(path, '.git/config'), '[core]\nrepositoryformatversion = 2\n')
  expect(failure(path)).toMatchObject({ code: 'source.unsupported' })
})

it('never reads another config file than its own', () => {
  const path = clone()
  writeFileSync(fresh('evil'), '[extensions]\nobjectformat = sha256\n')
  appendFileSync(join(path, '.git/config'), `[include]\n\tpath = ${root}/evil-${count - 1}\n`)
  expect(openRepository(path).hash).toBe('sha1')
})

it.each([
  ['a path where nothing is', () => fresh('nothing'), 'source.not-found', /nothing is there/],
  ['a circle of symbolic links', linkLoop, 'source.not-found', /lead back to themselves/],
  ['a plain folder', plainFolder, 'source.not-a-repository', /no \.git in it or above it/],
  ['a file', () => join(repo.path, 'src/deep/file.txt'), 'source.not-a-repository', /it is a file/],
  ['a .git file that points nowhere', danglingGitFile, 'source.not-a-repository', /git worktree repair/],
  ['a .git file full of noise', noisyGitFile, 'source.not-a-repository', /does not say/],
  ['a .git folder without HEAD', headless, 'source.not-a-repository', /HEAD, objects or refs is missing/]
] as const)('says what is wrong with %s', (_, make, code, message) => {
  const path = make()
  expect(failure(path)).toMatchObject({ code, message: expect.stringMatching(message) })
  expect(failure(path).message).toContain(root)
})

it('says which folder it has no right to read', () => {
  const path = clone()
  chmodSync(join(path, '.git/objects'), 0)
  chmodSync(root, 0o755)
  const error = asOrdinaryUser(() => failure(path))
  expect(error).toMatchObject({ code: 'source.no-access', message: expect.stringContaining(`No right to read ${path}/.git/objects`) })
})

it.skipIf(process.getuid?.() !== 0)('is not led to a repository that another user put above the path', () => {
  const shared = fresh('shared')
  const planted = makeRepo({ at: shared })
  const path = join(shared, 'work')
  mkdirSync(path)
  expect(openRepository(path).gitDir).toBe(planted.gitDir)
  execFileSync('chown', ['-R', '65534', planted.gitDir])
  expect(failure(path)).toMatchObject({ code: 'source.not-a-repository' })
  expect(openRepository(shared).gitDir).toBe(planted.gitDir)
  execFileSync('chown', ['65534', path])
  expect(openRepository(path).gitDir).toBe(planted.gitDir)
})

it('walks out of a broken inner .git to the repository around it', () => {
  mkdirSync(join(repo.path, 'inner/.git'), { recursive: true })
  expect(openRepository(join(repo.path, 'inner')).gitDir).toBe(repo.gitDir)
  rmSync(join(repo.path, 'inner'), { recursive: true })
})

it('is not held up by a pipe in place of a file', () => {
  const path = clone()
  renameSync(join(path, '.git/packed-refs'), join(path, '.git/was'))
  execFileSync('mkfifo', [join(path, '.git/packed-refs'), join(path, '.git/shallow')])
  expect(openRepository(path)).toMatchObject({ shallow: false, limits: [] })
})

/** Root may read everything, so the check is run as nobody. */
function asOrdinaryUser<T>(run: () => T): T {
  if (process.geteuid?.() !== 0) return run()
  process.seteuid?.(65_534)
  try {
    return run()
  } finally {
    process.seteuid?.(0)
  }
}

function linkLoop(): string {
  const path = fresh('loop')
  symlinkSync(path, `${path}-b`)
  symlinkSync(`${path}-b`, path)
  return path
}

function plainFolder(): string {
  const path = fresh('plain')
  mkdirSync(path)
  return path
}

function danglingGitFile(): string {
  const path = plainFolder()
  writeFileSync(join(path, '.git'), 'gitdir: ../gone/.git/worktrees/x\n')
  return path
}

function noisyGitFile(): string {
  const path = plainFolder()
  writeFileSync(join(path, '.git'), Buffer.from([0, 255, 10, 13, 7]))
  return path
}

function headless(): string {
  const path = plainFolder()
  mkdirSync(join(path, '.git/objects'), { recursive: true })
  return path
}
