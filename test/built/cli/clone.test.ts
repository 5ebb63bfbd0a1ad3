// `bulkhead scan https://…`: clones, updates, and every way in which that fails; no network but loopback.
import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import Database from 'better-sqlite3'
import { assertCode, BuiltCli, type Run, type RunOptions } from '../../support/built-cli.ts'
import { type GitServer, serveGit } from '../../support/git-http.ts'
import { makeRepo, type TestRepo } from '../../support/git-repo.ts'
import { plantedSecret } from '../../support/planted.ts'
import { randomBytes } from '../../support/random.ts'
import { accounted, comparable, parseResult, type ScanResult } from '../../support/scan-result.ts'
import { createTracer } from '../../support/value-traces.ts'
import { writtenBytes } from '../../support/written-bytes.ts'

const cli = new BuiltCli()
const root = cli.at('served')
const token = plantedSecret('github-personal-access-token', 601)
let server: GitServer
let repo: TestRepo
let address: string
before(async () => {
  mkdirSync(root)
  repo = makeRepo({ at: path.join(root, 'shop.git'), bare: true })
  const work = makeRepo({ at: cli.at('work') })
  work.commit({ 'a.env': plantedSecret('stripe-secret-key', 602).text, 'big.bin': randomBytes(1, 400_000) }, 'one')
  work.git('push', '--quiet', repo.path, 'main')
  server = await serveGit(root)
  address = `${server.url}/shop.git`
})
after(async () => {
  await server.close()
  cli.dispose()
})

const clonesOf = (of: BuiltCli): string[] =>
  existsSync(path.join(of.workspace, 'clones')) ? readdirSync(path.join(of.workspace, 'clones')) : []
function newCli(t: { after(fn: () => void): void }): BuiltCli {
  const fresh = new BuiltCli()
  t.after(() => fresh.dispose())
  return fresh
}
async function refused(of: BuiltCli, location: string, code: number, words: RegExp, options?: RunOptions): Promise<Run> {
  const run = await of.run(['scan', location, '--format', 'json'], options)
  assertCode(run, code)
  assert.match(run.stderr, words)
  assert.doesNotMatch(run.stderr, /^\s+at /m)
  assert.equal(run.stdout, '')
  return run
}
async function scan(of: BuiltCli, options?: RunOptions): Promise<ScanResult> {
  const run = await of.run(['scan', address, '--format', 'json'], options)
  assertCode(run, 1)
  assert.match(run.stderr, new RegExp(`^Contacting ${server.host} to clone or update shop\\.$`, 'm'))
  const result = parseResult(run.stdout)
  assert.equal(accounted(result.coverage), result.coverage.objects)
  return result
}

/** Acts once the pack is asked for and has begun to come. */
const inMidClone = (act: (child: ChildProcess) => void) => (child: ChildProcess) => {
  const before = server.requests.length
  const watch = setInterval(() => {
    if (!server.requests.slice(before).some(({ method }) => method === 'POST')) return
    clearInterval(watch)
    setTimeout(() => act(child), 300)
  }, 20)
}

test('a clone has what its repository has; the next scan brings it up to date', async (t) => {
  server.behave({})
  const fresh = newCli(t)
  const cloned = await scan(fresh)
  assert.deepEqual([cloned.source.kind, cloned.source.name, cloned.source.location], ['clone', 'shop', address])
  const local = newCli(t)
  const run = await local.run(['scan', repo.path, '--format', 'json'])
  assert.deepEqual(comparable(cloned, fresh.workspace), comparable(parseResult(run.stdout), local.workspace))

  const work = makeRepo({ at: cli.at('work') })
  work.commit({ 'b.env': plantedSecret('npm-access-token', 603).text }, 'two')
  work.git('push', '--quiet', repo.path, 'main')
  const updated = await scan(fresh)
  assert.deepEqual([updated.findings.length, updated.coverage.scanned, updated.coverage.unchanged], [2, 2, cloned.coverage.scanned])
  assert.equal(clonesOf(fresh).length, 1)
  const db = new Database(path.join(fresh.workspace, 'bulkhead.db'), { readonly: true })
  const journal = db
    .prepare<[], { host: string; purpose: string; result: string }>('SELECT host, purpose, result FROM network_journal ORDER BY id')
    .all()
  db.close()
  assert.deepEqual(journal, [
    { host: server.host, purpose: 'clone', result: 'done' },
    { host: server.host, purpose: 'update clone', result: 'done' }
  ])
})

test('--no-store keeps nothing of a clone', async () => {
  server.behave({})
  const quiet = new BuiltCli()
  const run = await quiet.run(['scan', address, '--no-store', '--format', 'json'])
  assertCode(run, 1)
  assert.equal(existsSync(quiet.workspace), false)
  assert.deepEqual([...writtenBytes(quiet.tmp, quiet.home)], [])
  quiet.dispose()
})

test('authentication: asked for, refused, and with user and token, which are kept nowhere', async (t) => {
  server.behave({ credentials: { user: 'ada', token: token.value } })
  const fresh = newCli(t)
  await refused(fresh, address, 2, /^bulkhead: .*BULKHEAD_GIT_TOKEN/m)
  await refused(fresh, address, 2, /^bulkhead: .*refuse/m, { env: { BULKHEAD_GIT_USER: 'ada', BULKHEAD_GIT_TOKEN: 'wrong' } })
  const env = { BULKHEAD_GIT_USER: 'ada', BULKHEAD_GIT_TOKEN: token.value, BULKHEAD_LOG: 'trace' }
  const run = await fresh.run(['scan', address, '--format', 'json', '--explain'], { env })
  assertCode(run, 1)
  const find = createTracer([token])
  for (const { name, bytes } of writtenBytes(fresh.dir)) assert.deepEqual(find(bytes), [], name)
  assert.deepEqual(find(Buffer.from(run.stdout + run.stderr)), [])
})

test('an address with user and token in it is not taken, and not repeated', async (t) => {
  const fresh = newCli(t)
  const before = server.requests.length
  const run = await refused(
    fresh,
    `http://ada:${token.value}@${server.host}/shop.git`,
    2,
    /holds a user or token, which Bulkhead does not store/
  )
  assert.deepEqual(createTracer([token])(Buffer.from(run.stderr)), [])
  for (const { name, bytes } of writtenBytes(fresh.dir)) assert.deepEqual(createTracer([token])(bytes), [], name)
  assert.equal(server.requests.length, before)
})

test('addresses of forms that cannot be cloned', async () => {
  for (const [location, words] of [
    [
      'git@github.com:acme/shop.git',
      /only http and https are supported\. Use https:\/\/host\/path\/to\/repository, or clone it with git and scan the folder/
    ],
    ['ssh://git@host/shop.git', /only http and https/],
    ['git://host/shop.git', /only http and https/],
    ['file:///srv/shop.git', /file:\/\/ is a folder on this machine/],
    ['ext::sh -c whoami', /only http and https|There is nothing at/],
    ['https://', /not a well-formed URL/],
    ['https://host', /it names a host but no repository/],
    ['https://host/a?b=c', /it has a query or a fragment/],
    ['http://[::1', /not a well-formed URL/]
  ] as const)
    await refused(cli, location, 2, words)
})

test('what is no repository, or not there', async (t) => {
  const fresh = newCli(t)
  server.behave({})
  await refused(fresh, `${server.url}/nothing.git`, 2, /^bulkhead: .*nothing\.git/m)
  server.behave({ page: true })
  await refused(fresh, address, 2, /^bulkhead: .*(?:not a git|no git|web page)/m)
  server.behave({ status: 500 })
  await refused(fresh, address, 2, /^bulkhead: .*500/m)
  assert.deepEqual(clonesOf(fresh), [])
})

test('a host whose name or port leads nowhere', { timeout: 30_000 }, async () => {
  await refused(cli, 'https://no-such-host.invalid/shop.git', 2, /^bulkhead: .*no-such-host\.invalid/m)
  await refused(cli, 'http://127.0.0.1:1/shop.git', 2, /^bulkhead: .*127\.0\.0\.1:1/m)
})

test('a server that sends on to another host is not followed', async (t) => {
  server.behave({ redirectTo: 'http://localhost:9' })
  await refused(newCli(t), address, 2, /sends on to localhost:9, and that was not allowed/)
})

test('the network goes in mid-clone, or the pack is damaged: nothing half is kept, and the next scan is whole', async (t) => {
  const fresh = newCli(t)
  for (const [behaviour, words] of [
    [{ dieAfter: 200_000 }, /^bulkhead: /m],
    [{ endAfter: 200_000 }, /^bulkhead: /m],
    [{ flipAt: 150_000 }, /^bulkhead: /m]
  ] as const) {
    server.behave(behaviour)
    const run = await refused(fresh, address, 2, words)
    assert.match(run.stderr, /again|once more/i)
    assert.deepEqual(
      clonesOf(fresh).filter((name) => existsSync(path.join(fresh.workspace, 'clones', name, 'HEAD'))),
      []
    )
  }
  server.behave({})
  await scan(fresh)
})

test('the network goes in mid-update: the clone stays as it was', async (t) => {
  server.behave({})
  const fresh = newCli(t)
  const first = await scan(fresh)
  const work = makeRepo({ at: cli.at('work') })
  work.commit({ 'c.env': plantedSecret('slack-bot-token', 604).text, 'more.bin': randomBytes(2, 400_000) }, 'three')
  work.git('push', '--quiet', repo.path, 'main')
  server.behave({ dieAfter: 200_000 })
  await refused(fresh, address, 2, /^bulkhead: /m)
  server.behave({})
  const result = await scan(fresh)
  assert.equal(result.findings.length, first.findings.length + 1)
})

test('a stop in mid-clone removes what was begun', async (t) => {
  server.behave({ stallAfter: 200_000 })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    const fresh = newCli(t)
    const run = await fresh.run(['scan', address, '--no-store'], { onStart: inMidClone((child) => child.kill(signal)) })
    assertCode(run, 3)
    assert.match(run.stderr, /Stopping/)
    assert.deepEqual([...writtenBytes(fresh.tmp)], [])
  }
  server.behave({})
})

test('kill -9 in mid-clone: the next scan clones anew', async (t) => {
  server.behave({ stallAfter: 200_000 })
  const fresh = newCli(t)
  const run = await fresh.run(['scan', address], { onStart: inMidClone((child) => child.kill('SIGKILL')) })
  assert.equal(run.signal, 'SIGKILL')
  server.behave({})
  await scan(fresh)
  const [name = ''] = clonesOf(fresh)
  assert.deepEqual(clonesOf(fresh).length, 1)
  assert.doesNotMatch(readFileSync(path.join(fresh.workspace, 'clones', name, 'config'), 'utf8'), /token|password/i)
})
