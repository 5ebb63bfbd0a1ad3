// Nothing that Bulkhead keeps or prints contains a secret value: scan planted values in every way there is, then look at every byte.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { assertCode, BuiltCli, ended } from '../../support/built-cli.ts'
import { makeRepo } from '../../support/git-repo.ts'
import { httpSide } from '../../support/http-side.ts'
import { type Planted, plantedSecret } from '../../support/planted.ts'
import { type PlantedRepo, plantedFolder, plantedRepo } from '../../support/planted-repo.ts'
import { createTracer } from '../../support/value-traces.ts'
import { writtenBytes } from '../../support/written-bytes.ts'

const formats = ['text', 'json', 'jsonl', 'sarif', 'csv']
const fault = path.resolve(import.meta.dirname, '../../support/fault.mjs')
const trace = { BULKHEAD_LOG: 'trace', BULKHEAD_DEBUG: '1' }

const cli = new BuiltCli()
const folder = cli.at('folder')
let planted: PlantedRepo
let inFolder: Planted[]
let leaksIn: (name: string, bytes: Uint8Array | string) => string[]

before(() => {
  planted = plantedRepo()
  inFolder = plantedFolder(folder, 9)
  const all = [...Object.values(planted.places).flat(), ...inFolder]
  const find = createTracer(all)
  leaksIn = (name, bytes) => [
    ...new Set(
      find(typeof bytes === 'string' ? Buffer.from(bytes) : bytes).map(({ index, form }) => `${all[index]?.typeId} ${form} in ${name}`)
    )
  ]
})
after(() => {
  planted.repo.dispose()
  cli.dispose()
})

const assertNoLeak = (name: string, bytes: Uint8Array | string): void => assert.deepEqual(leaksIn(name, bytes), [])
const assertNothingWritten = (): void => {
  for (const { name, bytes } of writtenBytes(cli.workspace, cli.tmp, cli.home)) assertNoLeak(name, bytes)
}
const fingerprint = ({ value }: Planted): string =>
  createHmac('sha256', readFileSync(path.join(cli.workspace, 'key')))
    .update(value)
    .digest('hex')

test('a scan finds what was planted in every place, and writes none of it', async () => {
  for (const format of formats) {
    const out = cli.at(`result.${format}`)
    const run = await cli.run(['scan', planted.repo.path, '--format', format, '--out', out, '--explain'], { env: trace })
    assertCode(run, 1)
    assertNoLeak(`--format ${format}`, readFileSync(out))
    assertNoLeak('standard output', run.stdout)
    assertNoLeak('standard error with --explain', run.stderr)
  }
  const { findings } = JSON.parse(readFileSync(cli.at('result.json'), 'utf8'))
  const found = new Set(findings.map((finding: { fingerprint: string }) => finding.fingerprint))
  for (const [place, secrets] of Object.entries(planted.places)) {
    const lost = secrets.filter((secret) => !found.has(fingerprint(secret))).map(({ typeId }) => typeId)
    assert.deepEqual(lost, [], `not found in ${place}`)
  }
  assertNothingWritten()
})

test('the second scan, of a folder too, writes no value', async () => {
  for (const args of [[planted.repo.path], [folder], [folder, '--no-store'], [planted.repo.path, '--history', 'tip']]) {
    const run = await cli.run(['scan', ...args, '--format', 'json', '--explain'], { env: trace })
    assertCode(run, 1)
    assertNoLeak(args.join(' '), run.stdout + run.stderr)
    const found = new Set(JSON.parse(run.stdout).findings.map((finding: { type: string }) => finding.type))
    if (!args.includes('tip'))
      assert.deepEqual(
        inFolder.filter(({ typeId }) => !found.has(typeId)),
        []
      )
  }
  assertNothingWritten()
})

test('standard input and detect print no value', async () => {
  const text = inFolder.map((secret) => secret.text).join('\n\n\n')
  for (const format of formats) {
    const piped = await cli.run(['scan', '-', '--explain', '--format', format], { input: text, env: trace })
    assertCode(piped, 1)
    assertNoLeak('scan -', piped.stdout + piped.stderr)
  }
  const lines = inFolder.map((secret, id) => JSON.stringify({ id, text: secret.text }))
  // Lines that are cut or of a wrong form are quoted by nobody.
  const input = [...lines, ...lines.map((line) => line.slice(0, -2)), ...inFolder.map(({ value }) => value)].join('\n')
  const detected = await cli.run(['detect', '--jsonl'], { input, env: trace })
  assertCode(detected, 2)
  assertNoLeak('detect', detected.stdout + detected.stderr)
  assert.equal(detected.stdout.split('\n').filter((line) => line.includes('"type"')).length, inFolder.length)
  assertNothingWritten()
})

test('the page gets masks and facts, and the open workspace holds no value', { timeout: 60_000 }, async (t) => {
  const child = cli.spawn(['serve', '--no-open'], { env: trace })
  const end = ended(child)
  t.after(() => child.kill('SIGKILL'))
  const link = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString('utf8')
      const found = /http:\S+/.exec(text)?.[0]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error('serve ended')))
  })
  const side = await httpSide(link)
  t.after(() => side.end())
  const call = async (method: string, input: unknown): Promise<Record<string, unknown>> => {
    const body = JSON.stringify({ method, input })
    const response = await side.fetch('/api/call', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    const text = await response.text()
    assert.deepEqual(
      leaksIn(method, text).filter((leak) => !leak.includes('fragment')),
      []
    )
    // Facts that a value tells are parts of it that are no secret: the id of a key, the name of an account.
    assertNoLeak(method, JSON.stringify(JSON.parse(text, (name, value) => (name === 'decoded' ? undefined : value))))
    const answer = JSON.parse(text)
    assert.ok(answer.ok, `${method}: ${answer.error?.message}`)
    return answer.value
  }
  const filter = { status: ['open', 'ignored'] }
  type Row = { id: string; typeId: string }
  const rows: Row[] = []
  for (let offset = 0; ; offset += 500) {
    const page = (await call('findings.list', { filter, offset, limit: 500 })).rows as Row[]
    rows.push(...page)
    if (page.length < 500) break
  }
  const all = Object.values(planted.places).flat()
  assert.ok(rows.length >= all.length, `${rows.length} findings for ${all.length} secrets`)
  await call('findings.facets', { filter })
  await call('overview.get', {})
  // A fifth of them: among those are all types and all kinds of places.
  for (const { id } of rows.filter((_, index) => index % 5 === 0)) {
    const { places } = (await call('findings.get', { id })) as { places: { id: string }[] }
    if (places[0]) await call('findings.context', { occurrenceId: places[0].id })
  }
  for (const { value, typeId } of planted.places.files) {
    const found = await call('values.find', { value })
    assert.ok(
      (found.places as Row[]).some((row) => row.typeId === typeId),
      `${typeId} is not found by its value`
    )
  }
  assertNothingWritten()
  child.kill('SIGTERM')
  const { code, stdout, stderr } = await end
  assert.equal(code, 0, stderr)
  assertNoLeak('serve', stdout + stderr)
  assertNothingWritten()
})

test('a value in the name of a path, a person or a ref is kept masked', async () => {
  const [inPath, inAuthor, inBranch, inTag, inFileName, inMissing] = [11, 12, 13, 14, 15, 16].map((seed) =>
    plantedSecret('github-personal-access-token', seed)
  )
  assert.ok(inPath && inAuthor && inBranch && inTag && inFileName && inMissing)
  const names = [inPath, inAuthor, inBranch, inTag, inFileName, inMissing]
  const find = createTracer(names)
  const assertMasked = (name: string, bytes: Uint8Array | string): void =>
    assert.deepEqual(
      find(typeof bytes === 'string' ? Buffer.from(bytes) : bytes).map(({ index, form }) => `${index} ${form} in ${name}`),
      []
    )

  const repo = makeRepo()
  after(() => repo.dispose())
  const secret = plantedSecret('stripe-secret-key', 17)
  repo.commit({ [`backup/${inPath.value}/env.txt`]: secret.text }, 'one', { author: `${inAuthor.value} <${inAuthor.value}@example.com>` })
  repo.git('branch', `for-${inBranch.value}`)
  repo.git('tag', `v-${inTag.value}`)
  repo.git('symbolic-ref', `refs/heads/gone-${inMissing.value}`, 'refs/heads/nowhere')
  writeFileSync(path.join(repo.gitDir, `refs/heads/broken-${inMissing.value}`), '0123')
  const files = cli.at('names')
  mkdirSync(files)
  writeFileSync(path.join(files, `${inFileName.value}.txt`), secret.text)
  symlinkSync('nowhere', path.join(files, `${inMissing.value}.link`))

  for (const source of [repo.path, files]) {
    for (const format of formats) {
      const run = await cli.run(['scan', source, '--format', format, '--explain'], { env: trace })
      assertCode(run, 1)
      assertMasked(`${format} of ${source}`, run.stdout + run.stderr)
      assert.match(run.stdout, /ghp_/, 'the mask stands in place of the value')
    }
  }
  // The folder itself has the names, so its own bytes are none of Bulkhead's.
  for (const { name, bytes } of writtenBytes(cli.workspace, cli.tmp, cli.home)) assertMasked(name, bytes)
})

test('an end by a signal writes no value', async () => {
  for (const signal of ['SIGKILL', 'SIGABRT'] as const) {
    const fresh = new BuiltCli()
    after(() => fresh.dispose())
    const run = await fresh.run(['scan', planted.repo.path, '--explain'], {
      env: trace,
      onStart: (child) => child.stderr?.once('data', () => child.kill(signal))
    })
    assert.equal(run.signal, signal)
    assertNoLeak(signal, run.stdout + run.stderr)
    for (const { name, bytes } of writtenBytes(fresh.dir)) assertNoLeak(name, bytes)
  }
})

test('an error that quotes a value is told without its words', async () => {
  const fresh = new BuiltCli()
  after(() => fresh.dispose())
  for (const where of ['main', 'promise', 'worker']) {
    const env = { ...trace, FAULT_IN: where, FAULT_TEXT: inFolder.map(({ value }) => value).join(' ') }
    const run = await ended(fresh.spawn(['scan', planted.repo.path], { env }, ['--import', fault]))
    assertCode(run, 3)
    assert.match(run.stderr, /bulkhead: /)
    assertNoLeak(`a fault in ${where}`, run.stdout + run.stderr)
    for (const { name, bytes } of writtenBytes(fresh.dir)) assertNoLeak(name, bytes)
  }
})
