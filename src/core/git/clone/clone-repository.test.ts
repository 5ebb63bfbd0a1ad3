import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Behaviour, type GitServer, serveGit } from '../../../../test/support/git-http.ts'
import { gitEnv, makeRepo, type TestRepo } from '../../../../test/support/git-repo.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import { openObjectDatabase } from '../objects/open-object-database.ts'
import { readRefs } from '../refs.ts'
import { openRepository } from '../repository.ts'
import type { CloneOptions, CloneProgress } from './clone-options.ts'
import { cloneRepository } from './clone-repository.ts'
import { updateClone } from './update-clone.ts'

const credentials = { user: 'responder', token: ['tok', 'en-', 'p@ss/word'].join('') }

let root: string
let server: GitServer
let other: GitServer
/** Not to be changed. */
let shared: TestRepo
let origin: TestRepo
let count = 0
let gitDir: string
let contacts: string[]

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'bulkhead-clone-'))
  server = await serveGit(root)
  other = await serveGit(root)
  shared = newOrigin()
  addHistory()
})
afterAll(async () => {
  await server.close()
  await other.close()
  rmSync(root, { recursive: true, force: true })
})
beforeEach(() => {
  origin = shared
  gitDir = join(root, `clones-${count++}`, 'c.git')
  contacts = []
})
afterEach(() => {
  server.behave({})
  other.behave({})
})

function newOrigin(objectFormat: 'sha1' | 'sha256' = 'sha1'): TestRepo {
  origin = makeRepo({ at: join(root, `origin-${count++}`), objectFormat })
  return origin
}

/** Random bytes, so that packs have a size worth breaking. */
function addHistory(): void {
  for (let i = 0; i < 4; i++) origin.commit({ [`f${i}`]: noise(40_000, i), [`d/${i}`]: `${i}\n` }, `c${i}`)
}

function options(more: Partial<CloneOptions> = {}): CloneOptions {
  const gate = (host: string, purpose: string): void => void contacts.push(`${purpose} ${host}`)
  return { url: `${server.url}/${origin.path.slice(root.length + 1)}/.git`, gitDir, gate, ...more }
}

async function failure(run: Promise<unknown>): Promise<BulkheadError> {
  try {
    await run
  } catch (error) {
    if (error instanceof BulkheadError) return error
    throw error
  }
  throw new Error('it worked')
}

/** Objects and refs of a clone as our own parts read them, with everything that is wrong with it. */
function contentOf(path: string): { objects: string[]; refs: Record<string, string>; notes: string[] } {
  const info = openRepository(path)
  const db = openObjectDatabase({ objectDirs: info.objectDirs, hash: info.hash, verify: true })
  for (let i = 0; i < db.size; i++) db.read(i)
  const objects = Array.from({ length: db.size }, (_, i) => db.oid(i)).sort()
  const { refs, notes } = readRefs(info, db)
  const told = { objects, refs: Object.fromEntries(refs.map(({ name, target }) => [name, target])), notes: [...db.notes, ...notes] }
  db.close()
  return told
}

const fsck = (path: string): string =>
  execFileSync('git', ['fsck', '--full', '--strict'], { cwd: path, env: gitEnv(), encoding: 'utf8', stdio: 'pipe' })

it('clones all branches and tags, and nothing else, to a bare repository that git itself accepts', async () => {
  newOrigin()
  addHistory()
  origin.git('branch', 'topic/ünï', 'HEAD~2')
  origin.git('tag', 'light', 'HEAD~1')
  origin.git('tag', '-a', '-m', 'annotated', 'v1', 'HEAD~1')
  origin.git('update-ref', 'refs/pull/1/head', 'HEAD')
  origin.git('checkout', '--quiet', '-b', 'trunk')
  const progress: CloneProgress[] = []
  const result = await cloneRepository(options({ onProgress: (step) => progress.push(step) }))

  const { objects, refs, notes } = contentOf(gitDir)
  const names = origin.git('for-each-ref', '--format=%(refname)', 'refs/heads', 'refs/tags').split('\n')
  expect(refs).toEqual(Object.fromEntries(names.map((name) => [name, origin.git('rev-parse', `${name}^{commit}`)])))
  expect(objects).toEqual(origin.git('rev-list', '--objects', '--all', '--no-object-names').split('\n').sort())
  expect(notes).toEqual([])
  expect(result).toEqual({ refs: 5, objects: objects.length, bytes: expect.any(Number), gone: 0 })
  expect(openRepository(gitDir)).toMatchObject({ bare: true, limits: [] })
  expect(readFileSync(join(gitDir, 'HEAD'), 'utf8')).toBe('ref: refs/heads/trunk\n')
  expect(fsck(gitDir)).toBe('')
  expect(progress.map(({ phase }) => phase)).toContain('fetch')
  expect(progress.at(-1)).toMatchObject({ phase: 'index' })
  expect(progress.at(-1)?.done).toBe(progress.at(-1)?.total)
  expect(contacts).toEqual([`clone ${server.host}`])
  expect(readdirSync(join(gitDir, '..'))).toEqual(['c.git'])
})

it('clones an empty repository, and brings it up to date when there is something', async () => {
  newOrigin()
  expect(await cloneRepository(options())).toEqual({ refs: 0, objects: 0, bytes: 0, gone: 0 })
  expect(contentOf(gitDir)).toEqual({ objects: [], refs: {}, notes: [] })
  const oid = origin.commit({ a: '1\n' }, 'one')
  expect(await updateClone(options())).toMatchObject({ refs: 1, objects: 3 })
  expect(contentOf(gitDir).refs).toEqual({ 'refs/heads/main': oid })
})

it('clones a SHA-256 repository', async () => {
  newOrigin('sha256')
  addHistory()
  await cloneRepository(options())
  expect(openRepository(gitDir).hash).toBe('sha256')
  expect(contentOf(gitDir).refs).toEqual({ 'refs/heads/main': origin.git('rev-parse', 'HEAD') })
  expect(fsck(gitDir)).toBe('')
})

it('updates with only what is new, and lets go of refs that are gone but not of their objects', async () => {
  newOrigin()
  addHistory()
  origin.git('branch', 'doomed')
  origin.git('checkout', '--quiet', 'doomed')
  const secret = origin.commit({ secret: 's\n' }, 'secret')
  origin.git('checkout', '--quiet', 'main')
  const before = await cloneRepository(options())
  origin.git('branch', '-D', 'doomed')
  const added = origin.commit({ new: 'n\n' }, 'new')
  origin.git('tag', '-a', '-m', 'x', 'v2')
  const update = await updateClone(options())
  expect(update).toEqual({ refs: 2, objects: 4, bytes: expect.any(Number), gone: 1 })
  expect(update.bytes).toBeLessThan(before.bytes / 50)
  const { objects, refs } = contentOf(gitDir)
  expect(refs).toEqual({ 'refs/heads/main': added, 'refs/tags/v2': added })
  expect(objects).toContain(secret)
  expect(await updateClone(options())).toEqual({ refs: 2, objects: 0, bytes: 0, gone: 0 })
  expect(contacts).toEqual([`clone ${server.host}`, `update clone ${server.host}`, `update clone ${server.host}`])
})

it('updates after history was rewritten', async () => {
  newOrigin()
  addHistory()
  await cloneRepository(options())
  const old = origin.git('rev-parse', 'HEAD')
  origin.git('reset', '--quiet', '--hard', 'HEAD~2')
  const rewritten = origin.commit({ other: 'o\n' }, 'other')
  await updateClone(options())
  expect(contentOf(gitDir)).toMatchObject({ refs: { 'refs/heads/main': rewritten }, objects: expect.arrayContaining([old]) })
})

it('fetches everything again when the packs are lost', async () => {
  await cloneRepository(options())
  rmSync(join(gitDir, 'objects/pack'), { recursive: true })
  execFileSync('mkdir', [join(gitDir, 'objects/pack')])
  await updateClone(options())
  expect(contentOf(gitDir).objects).toHaveLength(origin.git('rev-list', '--objects', '--all').split('\n').length)
})

it('shows user and token to the server that demands them, and keeps them nowhere', async () => {
  server.behave({ credentials })
  const { url } = options()
  const embedded = url.replace('//', `//${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.token)}@`)
  await cloneRepository(options({ url: embedded }))
  await updateClone(options({ credentials }))
  const basic = Buffer.from(`${credentials.user}:${credentials.token}`).toString('base64')
  const written = readdirSync(gitDir, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name)).toString('latin1'))
  for (const secret of [credentials.token, encodeURIComponent(credentials.token), basic, credentials.user]) {
    expect(written.filter((content) => content.includes(secret))).toEqual([])
  }
  expect(readFileSync(join(gitDir, 'config'), 'utf8')).toContain(`url = "${url}"`)
})

it('does not show user and token to a server that does not ask', async () => {
  const from = server.requests.length
  await cloneRepository(options({ credentials }))
  expect(server.requests.slice(from).map(({ authorization }) => authorization)).toEqual([undefined, undefined])
})

it('asks for user and token where they are demanded, and says when they are refused, without showing them', async () => {
  server.behave({ credentials })
  expect(await failure(cloneRepository(options()))).toMatchObject({
    code: 'clone.auth-required',
    message: expect.stringContaining('(401)')
  })
  const refused = await failure(cloneRepository(options({ credentials: { ...credentials, user: 'nobody' } })))
  expect(refused).toMatchObject({ code: 'clone.auth-refused', message: expect.stringContaining('Check that the token is valid') })
  expect(JSON.stringify([refused.toWire(), refused.stack])).not.toContain(credentials.token)
  server.behave({ status: 403 })
  expect((await failure(cloneRepository(options()))).code).toBe('clone.auth-required')
  expect((await failure(cloneRepository(options({ credentials })))).code).toBe('clone.auth-refused')
})

it('follows a redirect to another host only past the gate, and without credentials', async () => {
  server.behave({ redirectTo: other.url })
  other.behave({ credentials })
  expect((await failure(cloneRepository(options({ credentials })))).code).toBe('clone.auth-refused')
  expect(other.requests.map(({ authorization }) => authorization).filter(Boolean)).toEqual([])
  other.behave({})
  server.behave({ redirectTo: other.url, credentials })
  await cloneRepository(options({ credentials }))
  expect(other.requests.map(({ method }) => method)).toContain('POST')
  expect(other.requests.map(({ authorization }) => authorization).filter(Boolean)).toEqual([])
  expect(contentOf(gitDir).notes).toEqual([])
  server.behave({ redirectTo: other.url })
  expect(new Set(contacts)).toEqual(new Set([`clone ${server.host}`, `clone ${other.host}`]))
  const gate = (host: string): void => {
    if (host === other.host) throw new BulkheadError('clone.not-allowed', 'no')
  }
  expect((await failure(updateClone(options({ gate })))).code).toBe('clone.not-allowed')
  server.behave({ redirectTo: server.url })
  expect(await failure(updateClone(options()))).toMatchObject({ code: 'clone.network', message: expect.stringContaining('circles') })
})

it('contacts nothing when the gate is closed', async () => {
  const from = server.requests.length
  const gate = (): never => {
    throw new BulkheadError('clone.not-allowed', 'no')
  }
  expect((await failure(cloneRepository(options({ gate })))).code).toBe('clone.not-allowed')
  expect(server.requests).toHaveLength(from)
})

it.each([
  ['ssh://git@example.com/a/b.git', /ssh:\/\/ addresses are not supported/],
  ['git@example.com:a/b.git', /SSH addresses are not supported/],
  ['file:///tmp/repo', /file:\/\/ addresses are not supported.*scan the folder/],
  ['git://example.com/a', /git:\/\/ addresses/],
  ['not an address', /not supported/],
  ['https://', /not supported/]
])('refuses the address %s with what to do', async (url, message) => {
  expect(await failure(cloneRepository(options({ url })))).toMatchObject({
    code: 'clone.bad-address',
    message: expect.stringMatching(message)
  })
  expect(contacts).toEqual([])
})

it('does not send a token unencrypted to another machine', async () => {
  const error = await failure(cloneRepository(options({ url: `http://u:${credentials.token}@example.com/a` })))
  expect(error).toMatchObject({ code: 'clone.bad-address', message: expect.stringContaining('unencrypted') })
  expect(error.message).not.toContain(credentials.token)
  expect(contacts).toEqual([])
})

it('says that there is no repository', async () => {
  expect(await failure(cloneRepository(options({ url: `${server.url}/nothing` })))).toMatchObject({
    code: 'clone.not-found',
    message: expect.stringMatching(/no repository at .*\/nothing .*may be private/)
  })
  server.behave({ page: true })
  expect(await failure(cloneRepository(options()))).toMatchObject({
    code: 'clone.not-found',
    message: expect.stringContaining('sign-in page')
  })
})

const outages: [string, () => Partial<CloneOptions>, RegExp][] = [
  ['the connection is refused', () => ({ url: 'http://127.0.0.1:9/a' }), /connection refused/],
  ['the host has no name', () => ({ url: 'https://host.invalid/a' }), /no such host|looked up/],
  ['TLS is not spoken there', () => ({ url: server.url.replace('http:', 'https:') }), /does not speak TLS/],
  ['the server is down', () => behaving({ status: 503 }), /could not answer \(503\)/],
  ['the server hangs', () => behaving({ hang: true }), /no answer in time/],
  ['the server hangs in the middle', () => behaving({ stallAfter: 30_000 }), /no answer in time/],
  ['the connection is cut in the middle', () => behaving({ dieAfter: 30_000 }), /connection (reset|aborted|closed)/],
  ['the answer ends in the middle', () => behaving({ endAfter: 30_000 }), /broke off/],
  ['the answer ends before the pack', () => behaving({ endAfter: 8 }), /broke off/]
]

it.each(outages)('leaves nothing behind when %s', async (_, misbehave, message) => {
  const error = await failure(cloneRepository(options({ idleTimeout: 300, ...misbehave() })))
  expect(error).toMatchObject({ code: 'clone.network', message: expect.stringMatching(message) })
  expect(existsSync(gitDir)).toBe(false)
  expect(existsSync(`${gitDir}.incoming`)).toBe(false)
})

it.each([
  ['cut', { dieAfter: 5_000 }, 'clone.network'],
  ['short', { endAfter: 5_000 }, 'clone.network'],
  ['damaged', { flipAt: 5_000 }, 'clone.damaged'],
  ['refused', { status: 500 }, 'clone.network'],
  // A shorter list of refs must not be taken for refs that were deleted.
  ['told half of the refs', { endListAfter: 420 }, 'clone.network']
])('leaves a clone as it was when its update is %s', async (_, behaviour, code) => {
  newOrigin()
  addHistory()
  origin.git('branch', 'a-second-one')
  await cloneRepository(options())
  const before = contentOf(gitDir)
  const files = readdirSync(gitDir, { recursive: true }).sort()
  origin.commit({ big: noise(20_000, 9) }, 'more')
  server.behave(behaviour)
  expect((await failure(updateClone(options()))).code).toBe(code)
  expect(contentOf(gitDir)).toEqual(before)
  expect(readdirSync(gitDir, { recursive: true }).sort()).toEqual(files)
  server.behave({})
  expect(await updateClone(options())).toMatchObject({ objects: 3 })
})

it('finds every flipped byte of a pack', async () => {
  for (const flipAt of [3_000, 30_000, 66_000, 120_000]) {
    server.behave({ flipAt })
    expect((await failure(cloneRepository(options()))).code, `byte ${flipAt}`).toMatch(/^clone\.(?:damaged|network)$/)
    expect(existsSync(gitDir)).toBe(false)
  }
})

it('stops when it is cancelled, and leaves nothing', async () => {
  for (const phase of ['fetch', 'index']) {
    const abort = new AbortController()
    const onProgress = (step: CloneProgress): void => {
      if (step.phase === phase) abort.abort()
    }
    await expect(cloneRepository(options({ signal: abort.signal, onProgress }))).rejects.toMatchObject({ name: 'AbortError' })
    expect(readdirSync(join(gitDir, '..'))).toEqual([])
  }
  server.behave({ hang: true })
  await expect(cloneRepository(options({ signal: AbortSignal.timeout(100) }))).rejects.toMatchObject({ name: 'TimeoutError' })
})

it('removes what a killed clone left, and does not touch a clone that is there', async () => {
  execFileSync('mkdir', ['-p', `${gitDir}.incoming/objects/pack`])
  writeFileSync(`${gitDir}.incoming/objects/pack/incoming.pack`, 'half')
  await cloneRepository(options())
  expect(readdirSync(join(gitDir, '..'))).toEqual(['c.git'])
  expect(await failure(cloneRepository(options()))).toMatchObject({ code: 'source.duplicate' })
  expect(contentOf(gitDir).notes).toEqual([])
})

function behaving(behaviour: Behaviour): Partial<CloneOptions> {
  server.behave(behaviour)
  return {}
}

function noise(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let state = seed + 1
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    bytes[i] = state >>> 24
  }
  return bytes
}
