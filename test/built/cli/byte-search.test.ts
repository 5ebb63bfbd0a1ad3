// Nothing that Bulkhead keeps or prints contains a secret value: scan planted values in every way there is, then look at every byte.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { UsageAnalysis } from '../../../src/contract/case/usage.ts'
import type { CaseView } from '../../../src/contract/case/view.ts'
import { assertCode, BuiltCli, ended } from '../../support/built-cli.ts'
import { startServe } from '../../support/built-serve.ts'
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
    const expected = args.includes('tip') ? [] : args.includes(folder) ? inFolder : Object.values(planted.places).flat()
    assert.deepEqual(
      expected.filter(({ typeId }) => !found.has(typeId)),
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

test('a case keeps no value, wherever it was written and however it was encoded', { timeout: 120_000 }, async (t) => {
  const fresh = new BuiltCli()
  t.after(() => fresh.dispose())
  // The first is seen by its rule; the second only beside a word, so that elsewhere it is known by its HMAC alone; the third is the new key.
  const [token, key, next] = ['github-personal-access-token', 'mailgun-private-api-key', 'stripe-secret-key'].map((type, n) =>
    plantedSecret(type, 601 + n)
  )
  assert.ok(token && key && next)
  const values = [token, key, next]
  const find = createTracer(values)
  const leaks = (name: string, bytes: Uint8Array | string): string[] => [
    ...new Set(
      find(typeof bytes === 'string' ? Buffer.from(bytes) : bytes).map(({ index, form }) => `${values[index]?.typeId} ${form} in ${name}`)
    )
  ]
  const forms = ({ value }: Planted): string[] => {
    const bytes = Buffer.from(value)
    return [
      value,
      bytes.toString('base64'),
      bytes.toString('base64url'),
      bytes.toString('hex'),
      bytes.toString('hex').toUpperCase(),
      Buffer.from(value, 'utf16le').toString('base64'),
      Buffer.from(`api:${value}`).toString('base64'),
      [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
      JSON.stringify(`"${value}"`),
      `https://x.example/?k=${encodeURIComponent(value)}&a=1`,
      [...value].join('\u200b')
    ]
  }
  /** A sentence with every form of every value in it. */
  const said = `Found ${values.flatMap(forms).join(' and ')}.`
  const short = (n: number): string => `x ${values.flatMap(forms)[n]}`

  const repo = makeRepo()
  t.after(() => repo.dispose())
  repo.commit(
    { [`backup/${token.value}/.env`]: `${token.text}\n`, 'mail/.env': `${key.text}\nMAILGUN_API_KEY=${key.value}\n` },
    `Settings ${token.value}`,
    { author: `${token.value} <${token.value}@example.com>` }
  )
  repo.commit({ 'mail/send.js': 'const key = process.env.MAILGUN_API_KEY\n' }, 'Send')
  repo.git('branch', `for-${token.value}`)
  await fresh.run(['scan', repo.path])
  const out = fresh.at('out')
  mkdirSync(out)

  const served = await startServe(fresh, { env: trace })
  t.after(() => served.stop())
  const told: [string, string][] = []
  const call = async (method: string, input: unknown): Promise<Record<string, unknown>> => {
    const { text, answer } = await served.ask(method, input)
    // What a value tells of itself, such as the id of a key, is no secret and is shown.
    told.push([method, JSON.stringify(JSON.parse(text), (name, value) => (name === 'decoded' ? undefined : value))])
    assert.ok(answer.ok, `${method}: ${answer.ok ? '' : answer.error.message}`)
    return answer.value as Record<string, unknown>
  }
  const filter = { status: ['open', 'ignored'] }
  const { rows } = (await call('findings.list', { filter })) as unknown as { rows: { id: string; typeId: string }[] }
  const findingIds = rows.filter(({ typeId }) => typeId !== next.typeId).map(({ id }) => id)
  assert.ok(findingIds.length >= 2)
  const { id } = (await call('cases.open', { findingIds, title: short(0) })) as { id: string }
  await call('cases.open', { value: token.value, title: short(1) })
  await call('settings.set', {
    people: [{ name: short(0), contact: short(3) }],
    allowList: [{ cidr: '10.0.0.0/8', label: short(0), owner: short(1), until: null }]
  })

  const header = 'time,actor,key,ip,userAgent,action,resource,result'
  const cell = (text: string): string => `"${text.replaceAll('"', '""').replaceAll('\n', ' ')}"`
  const every = values.flatMap(forms)
  const lines = every.map((form, n) =>
    [
      new Date(Date.now() - 60_000 * (100 - n)).toISOString(),
      form,
      form,
      n % 2 ? '203.0.113.9' : form,
      `agent/${form}`,
      `GET /${form}`,
      `/x?token=${form}&y`,
      '200'
    ]
      .map(cell)
      .join()
  )
  const log = fresh.at('out', `log of ${token.value}.csv`)
  writeFileSync(log, [header, ...lines, ''].join('\n'))
  await call('logs.inspect', { path: log })
  const { importId } = (await call('logs.import', { caseId: id, path: log })) as { importId: string }
  const ended = await served.heard('log.ended', (event) => event.importId === importId)
  assert.equal(ended.state, 'done', String(ended.problem))
  told.push(['log.ended', JSON.stringify(ended)])
  const analysis = (await call('usage.get', { caseId: id })) as unknown as UsageAnalysis
  await call('usage.rows', { caseId: id, limit: 500 })
  assert.equal(analysis.rows, every.length)

  const { searchId } = (await call('dependents.search', { caseId: id })) as { searchId: string }
  told.push(['dependents.ended', JSON.stringify(await served.heard('dependents.ended', (event) => event.searchId === searchId))])
  const table = fresh.at('out', 'table.csv')
  writeFileSync(
    table,
    `name,owner,contact,environment,test,fallback,note,path,source\n${every
      .slice(0, 12)
      .map((form, n) => [`cron ${n} ${form}`, ...Array.from({ length: 8 }, () => form)].map(cell).join())
      .join('\n')}\n`
  )
  await call('dependents.import', { caseId: id, path: table })

  const evidence = [
    ['plain.txt', said],
    ['quoted.json', JSON.stringify({ said })],
    ['wide.txt', Buffer.from(`\ufeff${said}`, 'utf16le')],
    ['only-base64.txt', Buffer.from(key.value).toString('base64')],
    ['only-hex.txt', Buffer.from(key.value).toString('hex')],
    [`named-${token.value}.txt`, 'nothing in it'],
    ['packed.gz', gzipSync(said)],
    ['late.txt', `${'x '.repeat(700_000)}${key.value} y`]
  ] as const
  for (const [name, content] of evidence) {
    writeFileSync(fresh.at('out', name), content)
    await call('cases.attach', { id, path: fresh.at('out', name), source: short(2), note: said })
  }

  const act = (fields: object, override?: string): Promise<unknown> =>
    call('cases.act', { id, act: fields, ...(override ? { override } : {}) })
  const at = new Date(Date.now() - 1000).toISOString()
  const dependent = {
    name: short(0),
    kind: 'code',
    sourceName: short(1),
    path: said,
    line: 1,
    owner: short(2),
    contact: short(3),
    environment: short(4),
    needsRestart: true,
    test: said,
    fallback: said
  }
  for (const form of every) await act({ kind: 'note', text: form })
  for (const fields of [
    { kind: 'assign', assignee: short(0) },
    { kind: 'note', text: said },
    { kind: 'rename', title: short(1) },
    { kind: 'task', task: 'own-logs', done: true, note: said },
    { kind: 'state', about: 'log-gaps', text: said },
    { kind: 'expose', audience: 'public', note: said },
    ...analysis.groups.slice(0, 3).map((group) => ({ kind: 'judge', group: group.id, judgement: 'not-ours', note: said })),
    { kind: 'conclude', outcome: 'used-by-others', confidence: 'low', text: said },
    { kind: 'replace', place: short(5), keyId: short(22), value: next.value, note: said },
    { kind: 'rotate', step: 'created', text: said },
    { kind: 'add-dependent', dependent },
    { kind: 'edit-dependent', id: 'hand-1', change: dependent },
    { kind: 'move-dependent', id: 'hand-1', to: 'live', note: said },
    { kind: 'prevent', what: 'other', text: said },
    { kind: 'prove-rejected', text: said },
    { kind: 'find-cause', cause: 'unknown', text: said },
    { kind: 'rate-impact', functional: 'low', information: 'none', recoverability: 'regular', text: said },
    { kind: 'learn', text: said, owner: short(0) },
    { kind: 'tell', to: short(1), channel: short(2), text: said },
    {
      kind: 'weigh-law',
      awareAt: at,
      decision: 'no-duty',
      reason: said,
      subjects: said,
      consequences: said,
      measures: said,
      contact: short(0)
    },
    { kind: 'set-milestone', milestone: 'first-exposed', at: '2020-01-01T00:00:00Z', reason: said },
    {
      kind: 'start-monitoring',
      until: new Date(Date.now() + 1e9).toISOString(),
      checks: [
        { check: 'custom', title: short(0), everyHours: 1 },
        { check: 'value-absent', title: short(22), everyHours: 1 }
      ]
    },
    { kind: 'record-check', id: 'check-1', ok: true, note: said },
    { kind: 'extend-monitoring', until: new Date(Date.now() + 2e9).toISOString(), reason: said }
  ])
    await act(fields)
  await act({ kind: 'close', reason: 'revoked-verified', outcome: 'used-by-others', text: said }, every.slice(0, 11).join(' '))
  await act({ kind: 'reopen', reason: said })

  for (const [method, input] of [
    ['cases.get', { id }],
    ['cases.journal', { id, limit: 1000 }],
    ['cases.verify', { id }],
    ['cases.checkEvidence', { id }],
    ['cases.cleanup', { id }],
    ['cases.list', { show: 'all', search: token.value }],
    ['dependents.export', { caseId: id }],
    ['dependents.messages', { caseId: id }],
    ['monitor.list', {}],
    ['overview.get', {}],
    ['settings.get', {}]
  ] as const)
    await call(method, input)
  const { record } = (await call('cases.get', { id })) as unknown as CaseView
  for (const { id: dependentId } of record.dependents.slice(0, 5)) await call('dependents.patch', { caseId: id, dependentId })
  assert.equal(record.evidence.filter(({ held }) => held === 'kept').length, 1, 'only the file in which nothing is')

  const reports = fresh.at('reports')
  mkdirSync(reports)
  for (const format of ['md', 'html', 'pdf', 'json', 'csv', 'sarif'])
    for (const edition of ['internal', 'external']) await call('reports.write', { caseId: id, format, edition, folder: reports })
  const look = (): string[] =>
    [...writtenBytes(fresh.workspace, fresh.tmp, fresh.home, reports)].flatMap(({ name, bytes }) => leaks(name, bytes))
  assert.deepEqual(look(), [])
  for (const [method, text] of told) assert.deepEqual(leaks(method, text), [])

  // Words of the page's own that come back in errors.
  for (const [method, input] of [
    ['cases.get', { id: token.value }],
    ['cases.act', { id, act: { kind: 'task', task: token.value, done: true } }],
    ['cases.act', { id, act: { kind: token.value } }],
    ['logs.import', { caseId: id, path: log, zone: token.value }],
    ['settings.set', { allowList: [{ cidr: token.value, label: '', owner: '', until: null }] }],
    ['settings.set', { hours: { zone: token.value, days: [1], from: 1, to: 2 } }],
    ['logs.import', { caseId: id, path: log, format: token.value }],
    [token.value, {}],
    ['cases.open', { findingIds: [token.value] }],
    ['cases.open', { value: key.value, typeId: token.value }]
  ] as [string, unknown][]) {
    const { text } = await served.ask(method, input)
    assert.deepEqual(leaks(method, text), [], method)
  }
  const { code, stdout, stderr } = await served.stop()
  assert.equal(code, 0, stderr)
  assert.deepEqual([...leaks('serve', stdout + stderr), ...look()], [])
})
