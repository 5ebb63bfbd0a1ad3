import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { writeLog } from '../../../test/support/usage/write-log.ts'
import { temporaryFolder } from '../../../test/support/workspace.ts'
import { LogFormat, type UsageEvent } from '../../contract/case/usage.ts'
import { inspectLog } from './inspect-log.ts'
import { type LogSummary, type ReadOptions, readLog } from './read-log.ts'

const now = Date.UTC(2026, 10, 24, 8)
const start = Date.UTC(2026, 10, 1)

const file = (content: string | Uint8Array, name = 'usage.txt'): string => {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

async function read(path: string, options: Partial<ReadOptions> = {}): Promise<LogSummary & { events: UsageEvent[] }> {
  const events: UsageEvent[] = []
  const summary = await readLog(path, { makeMask: () => (text) => text, now, take: (some) => events.push(...some), ...options })
  return { ...summary, events }
}

const failure = (path: string, options: Partial<ReadOptions> = {}): Promise<{ code: string; message: string }> =>
  read(path, options).then(
    () => Promise.reject(new Error('was read')),
    ({ code, message }) => ({ code, message })
  )

const actions: Record<LogFormat, string[]> = {
  'access-log': ['GET /v3/domains', 'POST /v3/routes'],
  cloudtrail: ['s3:GetObject', 'iam:CreateUser'],
  'github-audit': ['git.clone', 'api.request GET /repos/*/issues'],
  mailgun: ['accepted', 'delivered'],
  csv: ['send "now"; and\nthen', 'list'],
  ndjson: ['read', 'write']
}

/** What each format has no place for. */
const unsaid: Record<LogFormat, Partial<UsageEvent>> = {
  'access-log': { key: '' },
  cloudtrail: {},
  'github-audit': { bytes: -1 },
  mailgun: { key: '', ip: '', userAgent: '' },
  csv: {},
  ndjson: {}
}

function someEvents(format: LogFormat, count: number): UsageEvent[] {
  return Array.from({ length: count }, (_, i) => ({
    line: i + 1,
    at: start + i * 61_000,
    actor: `person-${i % 3}`,
    key: 'key-1',
    ip: i % 4 === 0 ? '2001:db8::7' : '192.0.2.7',
    userAgent: 'agent "quoted" \\ 1.0',
    action: actions[format][i % 2] ?? '',
    resource: format === 'access-log' ? (i % 2 === 0 ? '/v3/domains' : '/v3/routes') : `thing {${i}} "x"`,
    result: i % 5 === 0 && format !== 'mailgun' ? 'failed' : 'ok',
    bytes: 100 + i,
    ...unsaid[format]
  }))
}

it.each(LogFormat.options)('reads %s as it was written, and tells it from its content', async (format) => {
  const events = someEvents(format, 3000)
  const text = writeLog(format, events)
  const found = await read(file(text, 'export.bin'))
  expect(found).toMatchObject({ format, rows: events.length, badLines: 0, problems: [], from: start, size: Buffer.byteLength(text) })
  expect(found.sha256).toBe(createHash('sha256').update(text).digest('hex'))
  const plain = (event: UsageEvent): unknown => ({ ...event, line: 0, action: event.action.replaceAll('\n', ' ') })
  expect(found.events.map(plain)).toEqual(events.map(plain))
  expect(found.events.every(({ line }, i) => i === 0 || line > (found.events[i - 1]?.line ?? 0))).toBe(true)
})

it.each([
  ['gzip', (text: string) => gzipSync(text)],
  ['UTF-16, little end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16, big end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['lines that end in CR LF', (text: string) => text.replaceAll('\n', '\r\n')]
])('reads a log in %s', async (_, pack) => {
  const text = writeLog('access-log', someEvents('access-log', 4000))
  const packed = pack(text)
  const found = await read(file(packed))
  expect(found).toMatchObject({ rows: 4000, badLines: 0, sha256: createHash('sha256').update(packed).digest('hex') })
})

it.each([
  ['one record a line', (records: unknown[]) => records.map((one) => JSON.stringify(one)).join('\n')],
  ['a list in a line for each file', (records: unknown[]) => records.map((one) => JSON.stringify({ Records: [one] })).join('\n')],
  ['one array', (records: unknown[]) => JSON.stringify(records)],
  ['indented', (records: unknown[]) => JSON.stringify({ other: [{ a: 1 }], Records: records, more: {} }, null, 2)],
  ['one indented record after another', (records: unknown[]) => records.map((one) => JSON.stringify(one, null, 2)).join('\n')]
])('reads CloudTrail as %s', async (_, write) => {
  const { Records } = JSON.parse(writeLog('cloudtrail', someEvents('cloudtrail', 500))) as { Records: unknown[] }
  expect(await read(file(write(Records)))).toMatchObject({ format: 'cloudtrail', rows: 500, badLines: 0 })
})

it.each([
  [
    'common',
    '192.0.2.1 - bob [24/Nov/2026:07:00:00 +0000] "GET /a HTTP/1.1" 200 512',
    { actor: 'bob', userAgent: '', bytes: 512, action: 'GET /a' }
  ],
  [
    'of an IPv6 caller',
    '2001:DB8::0:1 - - [24/Nov/2026:07:00:00 +0000] "GET / HTTP/2.0" 404 - "-" "curl/8"',
    { ip: '2001:db8::1', result: 'failed', bytes: 0 }
  ],
  [
    'with escaped quotes',
    '192.0.2.1 - - [24/Nov/2026:07:00:00 +0000] "GET /a?q=\\"x\\" HTTP/1.1" 200 5 "-" "a \\"b\\" c"',
    { resource: '/a?q="x"', userAgent: 'a "b" c' }
  ],
  ['with hex of UTF-8', '192.0.2.1 - - [24/Nov/2026:07:00:00 +0000] "GET /\\xC3\\xA9 HTTP/1.1" 200 5 "-" "x"', { resource: '/é' }],
  [
    'with more fields',
    '192.0.2.1 - - [24/Nov/2026:07:00:00 +0000] "GET /a HTTP/1.1" 200 5 "https://x" "agent" 0.003 "upstream" rt=1',
    { userAgent: 'agent' }
  ],
  [
    'that is no HTTP',
    '192.0.2.1 - - [24/Nov/2026:07:00:00 +0000] "\\x16\\x03\\x01" 400 0 "-" "-"',
    { action: 'not HTTP', result: 'failed' }
  ],
  [
    'of things with names',
    '192.0.2.1 - - [24/Nov/2026:07:00:00 +0000] "GET /users/17/keys/8f14e45fceea167a?p=1 HTTP/1.1" 200 1',
    { action: 'GET /users/*/keys/*' }
  ]
])('reads a line %s', async (_, line, expected) => expect((await read(file(`${line}\n`))).events).toMatchObject([expected]))

it('reads a table without a head, cut by tabs, with the columns that a person names', async () => {
  const path = file('2026-11-20 10:00:00\t192.0.2.4\tlist\t200\n2026-11-20 10:00:05\t192.0.2.4\tread\t403\n')
  const found = await read(path, { zone: 'Europe/Berlin', mapping: { action: 'column 3', result: 'column 4' } })
  expect(found.events).toMatchObject([
    { at: Date.UTC(2026, 10, 20, 9), ip: '192.0.2.4', action: 'list', result: 'ok' },
    { action: 'read', result: 'failed' }
  ])
})

it('counts what it can’t read, by number and reason and never by text', async () => {
  const lines = writeLog('access-log', someEvents('access-log', 200)).split('\n')
  const bad = Array.from({ length: 30 }, () => 'private words')
  const found = await read(file([...lines.slice(0, 100), ...bad, ...lines.slice(100)].join('\n')))
  expect(found).toMatchObject({ rows: 200, badLines: 30 })
  expect(found.problems).toHaveLength(20)
  expect(found.problems[0]).toEqual({ line: 101, why: 'is no line of an access log' })
  expect(JSON.stringify(found.problems)).not.toContain('private')
})

it.each([
  ['a line', () => `${'x'.repeat(3_000_000)}\n`],
  ['a line without an end', () => 'x'.repeat(3_000_000)]
])('takes %s of megabytes for a bad one and goes on', async (_, long) => {
  const good = writeLog('access-log', someEvents('access-log', 50))
  expect(await read(file(`${good}${long()}`))).toMatchObject({
    rows: 50,
    badLines: 1,
    problems: [{ line: 51, why: 'is longer than 1 MiB' }]
  })
})

it('takes a record of megabytes for a bad one and goes on', async () => {
  const { Records } = JSON.parse(writeLog('cloudtrail', someEvents('cloudtrail', 10))) as { Records: object[] }
  Records[4] = { ...Records[4], note: '{"[\\'.repeat(500_000) }
  expect(await read(file(JSON.stringify({ Records })))).toMatchObject({
    rows: 9,
    badLines: 1,
    problems: [{ line: 5, why: 'is longer than 1 MiB' }]
  })
})

it('reads what is there of a file that ends within a record', async () => {
  const text = writeLog('cloudtrail', someEvents('cloudtrail', 300))
  const found = await read(file(text.slice(0, -200)))
  expect(found).toMatchObject({ rows: 299, badLines: 1 })
  expect(found.problems[0]?.why).toContain('cut off')
})

it('tells of what stands between records of JSON', async () => {
  const record = JSON.stringify({ time: '2026-11-01T10:00:00Z', ip: '192.0.2.1' }, null, 1)
  const line = '192.0.2.1 - - [01/Nov/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 5'
  expect(await read(file([record, record, line, record].join('\n')))).toMatchObject({
    rows: 3,
    badLines: 1,
    problems: [{ line: 3, why: 'is no JSON' }]
  })
  const { code, message } = await failure(file([record, line, line, line].join('\n')))
  expect(code).toBe('log.unknown-format')
  expect(message).toMatch(/^3 of the first 4 records .* record 2 is no JSON\. .*several: give one file for each/)
  for (const whole of [`[${record},\n${record}]`, `\ufeff[\n${record}\n]\n`, `{"Records":[${record}]}\n{"Records":[${record}]}`])
    expect((await read(file(whole))).badLines).toBe(0)
})

it('refuses more rows than anybody can review, and takes as many', async () => {
  const log = file(writeLog('ndjson', someEvents('ndjson', 2500)))
  expect((await read(log, { mostRows: 2500 })).rows).toBe(2500)
  const { code, message } = await failure(log, { mostRows: 2499 })
  expect(code).toBe('log.unknown-format')
  expect(message).toMatch(/holds more than 2499 rows\. Cut the time around the exposure out of it.*Nothing was imported/)
})

it('refuses a file of several formats and says so', async () => {
  const half = writeLog('access-log', someEvents('access-log', 200))
  const other = writeLog('github-audit', someEvents('github-audit', 1200))
  const { code, message } = await failure(file(half + other))
  expect(code).toBe('log.unknown-format')
  expect(message).toMatch(/can't be read as access-log; record 201 is no line of an access log.*one file for each/)
})

it.each([
  ['an empty file', '', 'log.empty', /empty/],
  ['blank lines', '\n \n\n', 'log.empty', /blank/],
  ['a head without rows', 'time,ip,action\n', 'log.unknown-format', /neither JSON/],
  ['prose', 'Dear all,\nthe key is out.\nBest\n', 'log.unknown-format', /neither JSON, an access log, nor a table/],
  ['a ZIP', Buffer.from('504b030414000000', 'hex'), 'log.unknown-format', /ZIP archive or a workbook.*Unpack/],
  ['binary data', Buffer.from([1, 2, 0, 3, 0, 0, 0, 9, 200]), 'log.unknown-format', /binary/],
  [
    'a gzip that ends too early',
    gzipSync(writeLog('access-log', someEvents('access-log', 500))).subarray(0, 900),
    'log.unreadable',
    /damaged or cut-off/
  ],
  ['times without a zone', 'time,ip\n2026-11-20 10:00:00,192.0.2.1\n2026-11-20 10:00:00,192.0.2.1\n', 'log.no-time', /Choose the zone/],
  ['a table without a time', 'name,ip\na,192.0.2.1\nb,192.0.2.1\n', 'log.no-time', /Say which column/]
])('refuses %s', async (_, content, code, message) => {
  const refused = await failure(file(content))
  expect(refused).toMatchObject({ code, message: expect.stringMatching(message) })
})

it('refuses what is not there, a folder, and a zone that is none', async () => {
  const folder = temporaryFolder()
  expect(await failure(join(folder, 'gone.log'))).toMatchObject({
    code: 'log.unreadable',
    message: expect.stringContaining('is not there')
  })
  expect(await failure(folder)).toMatchObject({ code: 'log.unreadable', message: expect.stringContaining('no file') })
  expect(await failure(file('x'), { zone: 'Mars' })).toMatchObject({ code: 'settings.bad-zone' })
})

it('refuses a gzip that unpacks without end', async () => {
  const head = writeLog('access-log', someEvents('access-log', 20))
  const bomb = gzipSync(Buffer.concat([Buffer.from(head), Buffer.alloc(100 * 1024 * 1024, 97)]))
  expect(await failure(file(bomb))).toMatchObject({ code: 'log.unreadable', message: expect.stringContaining('500 times its size') })
})

it('tells of rows in the future and of rows out of order', async () => {
  const events = someEvents('access-log', 100).map((event, i) => ({
    ...event,
    at: i === 50 ? now + 3_600_000 : i === 70 ? start - 7_200_000 : event.at
  }))
  const { problems, badLines } = await read(file(writeLog('access-log', events)))
  expect(badLines).toBe(0)
  expect(problems).toEqual([
    { line: 51, why: expect.stringContaining('the first of 1 that lie in the future') },
    { line: 52, why: expect.stringContaining('the first of 2 that are earlier than the one before') }
  ])
  const newestFirst = someEvents('access-log', 100).map((event, i) => ({ ...event, at: start + 1e9 - i * 600_000 }))
  expect((await read(file(writeLog('access-log', newestFirst)))).problems).toEqual([])
})

it('masks each text before anybody gets it, once for each distinct one, and cuts it', async () => {
  let masked = 0
  const events = someEvents('access-log', 500).map((event, i) => ({
    ...event,
    resource: `/v3/domains?key=hidden-${i % 7}`,
    userAgent: `hidden ${'a'.repeat(900)}`
  }))
  const mask = (text: string): string => {
    masked++
    return text.replaceAll('hidden', '…')
  }
  const found = await read(file(writeLog('access-log', events)), { makeMask: () => mask })
  expect(JSON.stringify(found.events)).not.toContain('hidden')
  expect(masked).toBeLessThan(30)
  expect(Math.max(...found.events.map(({ userAgent }) => userAgent.length))).toBe(300)
})

it('shows a masked sample and a guess which column is which', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `2026-11-20T10:00:${10 + i}Z,192.0.2.${i},hidden-${i},list,200,${i}`)
  const found = await inspectLog(
    file(`When,Source IP,User Name,Operation,Status Code,Bytes Sent\n${rows.join('\n')}\n`, 'export.csv'),
    (text) => text.replaceAll('hidden', '…')
  )
  expect(found).toMatchObject({
    name: 'export.csv',
    format: 'csv',
    mapping: { time: 'When', ip: 'Source IP', actor: 'User Name', action: 'Operation', result: 'Status Code', bytes: 'Bytes Sent' }
  })
  expect(found.sample).toHaveLength(10)
  expect(found.sample[3]).toMatchObject({ time: '2026-11-20T10:00:13.000Z', ip: '192.0.2.3', actor: '…-3', result: 'ok', bytes: '3' })
})

it('lets the event loop run while it reads', async () => {
  const path = file(writeLog('access-log', someEvents('access-log', 20_000)))
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  await read(path)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(3)
})
