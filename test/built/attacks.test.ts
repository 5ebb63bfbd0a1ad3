// What a page that was taken over, or a careless hand, may ask of the built host: odd files and folders, odd names, too much of all.
// Whatever it is, an answer comes soon, it is no fault of Bulkhead's own, and the host goes on.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync
} from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Answer } from '../../src/contract/serve.ts'
import { assertCode, BuiltCli } from '../support/built-cli.ts'
import { type Served, startServe } from '../support/built-serve.ts'
import { plantedSecret } from '../support/planted.ts'

const cli = new BuiltCli()
const odd = cli.at('odd')
const at = (name: string): string => path.join(odd, name)
const soon = 10_000
const isLinux = process.platform === 'linux'

let served: Served
let caseId: string
const socket = createServer()

before(async () => {
  mkdirSync(odd)
  served = await startServe(cli)
  const { value } = plantedSecret('github-personal-access-token', 501)
  caseId = (await served.call('cases.open', { value, title: 'One' })).id
  execFileSync('mkfifo', [at('pipe')])
  symlinkSync(at('circle'), at('circle'))
  symlinkSync(at('nowhere'), at('dangling'))
  symlinkSync('/', at('root'))
  symlinkSync(at('pipe'), at('link-to-pipe'))
  mkdirSync(at('folder'))
  writeFileSync(at('empty'), '')
  writeFileSync(at('text'), 'time,ip\n2026-11-01T10:00:00Z,192.0.2.1\n')
  await new Promise<void>((listening) => socket.listen(at('socket'), listening))
})
after(async () => {
  await served.stop()
  socket.close()
  cli.dispose()
})

/** What came back; fails where it takes long or is a fault of Bulkhead. */
async function ask(method: string, input: unknown): Promise<Answer> {
  const late = Symbol('late')
  const timer = Promise.withResolvers<typeof late>()
  const timeout = setTimeout(() => timer.resolve(late), soon)
  const asked = await Promise.race([served.ask(method, input), timer.promise])
  clearTimeout(timeout)
  const what = `${method} ${JSON.stringify(input).slice(0, 200)}`
  assert.ok(asked !== late, `${what}: no answer in ${soon} ms`)
  const { answer } = asked
  const code = answer.ok ? '' : answer.error.code
  assert.ok(!['internal', 'contract.bad-output', 'workspace.damaged'].includes(code), `${what}: ${code}`)
  return answer
}
const codeOf = (answer: Answer): string => (answer.ok ? 'ok' : answer.error.code)

/** The end of an import that began; the code of one that did not. */
async function importOf(file: string, more: object = {}): Promise<string> {
  const started = await ask('logs.import', { caseId, path: file, ...more })
  if (!started.ok) return started.error.code
  const { importId } = started.value as { importId: string }
  const ended = await Promise.race([
    served.heard('log.ended', (event) => event.importId === importId),
    new Promise<{ state: string; problem: string }>((late) => setTimeout(() => late({ state: 'late', problem: '' }), soon).unref())
  ])
  assert.doesNotMatch(String(ended.problem), /inside Bulkhead/, file)
  return `${ended.state}${ended.problem ? `: ${ended.problem}` : ''}`
}
const assertAlive = async (): Promise<void> => {
  const started = performance.now()
  assert.equal(codeOf(await ask('app.info', {})), 'ok')
  assert.ok(performance.now() - started < 3000)
}

/** Nothing can be written behind these. */
const nowhere = (): string[] => [
  ...['pipe', 'link-to-pipe', 'socket', 'circle', 'circle/x', 'dangling/x', 'empty', 'text/below', 'n'.repeat(300)].map(at),
  ...(isLinux ? ['/dev/zero', '/dev/full', '/dev/tty', '/proc/self/mem', '/proc/self/fd/0', '/proc/none/x'] : []),
  `${at('text')}\0.csv`,
  `/${'none/'.repeat(1000)}`,
  ''
]
const unreadable = (): string[] => [
  ...nowhere(),
  ...['folder', 'root', 'dangling', '-rf', '~', '*'].map(at),
  ...(isLinux ? ['/dev/random', '/proc/kmsg', '/proc/self/task'] : []),
  'file:///etc/passwd',
  '\\\\server.invalid\\share',
  'C:\\windows\\win.ini',
  '\u202egol.txt'
]

test('odd paths are answered with words, wherever a path is taken', { timeout: 120_000 }, async () => {
  for (const file of unreadable()) {
    for (const method of ['cases.attach', 'logs.inspect', 'dependents.import'])
      assert.notEqual(codeOf(await ask(method, { id: caseId, caseId, path: file })), 'ok', `${method} ${file.slice(0, 60)}`)
    assert.match(await importOf(file), /^(?:failed: .|contract\.bad-input)/, file)
    await ask('files.browse', { path: file })
  }
  for (const folder of nowhere()) {
    assert.notEqual(codeOf(await ask('reports.write', { caseId, format: 'md', folder })), 'ok', folder)
    assert.notEqual(codeOf(await ask('drill.start', { folder })), 'ok', folder)
  }
  await assertAlive()
  const { record } = await served.call('cases.get', { id: caseId })
  assert.deepEqual([record.imports, record.evidence], [[], []])
  assert.equal((await served.call('cases.list', { show: 'all' })).length, 1)
})

test('a folder with links in a circle, pipes and sockets can be looked at', async () => {
  const { entries } = await served.call('files.browse', { path: odd })
  const names = entries.map(({ name }) => name)
  assert.deepEqual(
    names.filter((name) => ['pipe', 'socket', 'circle', 'dangling', 'link-to-pipe'].includes(name)),
    []
  )
  assert.ok(['folder', 'root', 'empty', 'text'].every((name) => names.includes(name)))
})

test('logs that are made to harm end soon, with words and nothing imported', { timeout: 120_000 }, async (t) => {
  const line = (text: string): string => `${text}\n`
  const rows = line('{"time":"2026-11-01T10:00:00Z","ip":"192.0.2.1","action":"read"}')
  const make = (name: string, content: string | Uint8Array): string => {
    writeFileSync(at(name), content)
    return at(name)
  }
  const longLine = at('long-line.ndjson')
  const fd = openSync(longLine, 'w')
  writeSync(fd, `${rows}{"time":"`)
  const piece = 'x'.repeat(1 << 20)
  for (let n = 0; n < 200; n++) writeSync(fd, piece)
  closeSync(fd)
  const sparse = openSync(at('sparse.log'), 'w')
  ftruncateSync(sparse, 2 ** 40)
  closeSync(sparse)
  const megabytes = gzipSync(Buffer.alloc(64 << 20, ' '))
  const harmful: [name: string, file: string, ended: RegExp][] = [
    ['a line of 200 MB', longLine, /^done$/],
    ['a terabyte of nothing', at('sparse.log'), /^failed: .*binary data/],
    [
      'a gzip of 4 GB in 4 MB',
      make('bomb.gz', Buffer.concat([gzipSync(rows), ...Array.from({ length: 64 }, () => megabytes)])),
      /^failed: .*unpacks to more than 500 times/
    ],
    ['a gzip in a gzip', make('twice.gz', gzipSync(gzipSync(rows))), /^failed: .*binary data/],
    ['a gzip that is cut off', make('cut.gz', gzipSync(rows.repeat(1000)).subarray(0, 60)), /^failed: .*damaged or cut-off gzip/],
    ['the head of a zip', make('zip.log', `PK\u0003\u0004${rows}`), /^failed: .*ZIP archive/],
    ['deep JSON', make('deep.json', `${'['.repeat(500_000)}${']'.repeat(500_000)}`), /^failed/],
    [
      'deep objects',
      make('deep.ndjson', line(`{"time":"2026-11-01T10:00:00Z","a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`).repeat(3)),
      /^(?:done|failed)/
    ],
    ['quotes without end', make('quotes.csv', `time,ip\n"${'""'.repeat(3 << 20)}`), /^failed/],
    ['escaped quotes', make('escapes.json', `{${'\\"'.repeat(120_000)}"Records":[{"a":1}]`), /^failed/],
    [
      'names of prototypes',
      make(
        'proto.ndjson',
        line(
          '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"time":"2026-11-01T10:00:00Z","ip":"192.0.2.1"}'
        ).repeat(3)
      ),
      /^done/
    ],
    ['bytes of no encoding', make('latin.log', Buffer.from([0x7b, 0xff, 0xfe, 0x80, 0x0a, 0xc3, 0x28])), /^failed/],
    ['a mark and nothing', make('mark.log', '\ufeff'), /^failed/]
  ]
  for (const [name, file, expected] of harmful)
    await t.test(name, async () => {
      await ask('logs.inspect', { path: file })
      assert.match(await importOf(file), expected)
      await assertAlive()
    })
  const { imports } = (await served.call('cases.get', { id: caseId })).record
  for (const { id } of imports) await served.call('logs.remove', { caseId, importId: id })
  assert.equal(await served.call('usage.get', { caseId }), null)
  rmSync(longLine)
})

test('a log may name what it likes in its columns', async () => {
  const mapping = JSON.parse('{"__proto__":"time","time":"time"}')
  assert.match(await importOf(at('text'), { format: 'csv', mapping }), /^(?:done|contract\.bad-input)/)
  for (const column of ['__proto__', 'constructor', 'toString', 'a.__proto__.b', 'hasOwnProperty', '']) {
    writeFileSync(at('column.csv'), `time,ip\n2026-11-01T10:00:0${column.length % 10}Z,192.0.2.${column.length}\n`)
    await importOf(at('column.csv'), { format: 'csv', mapping: { time: 'time', actor: column } })
    writeFileSync(at('column.ndjson'), `{"time":"2026-11-01T10:00:0${column.length % 10}Z","ip":"192.0.2.${column.length}"}\n`)
    await importOf(at('column.ndjson'), { format: 'ndjson', mapping: { time: 'time', actor: column, ip: `${column}.${column}` } })
  }
  const { rows } = await served.call('usage.rows', { caseId, limit: 500 })
  assert.deepEqual(
    rows.filter(({ actor }) => actor !== ''),
    []
  )
})

test('ids with tricks in them are of nothing', async () => {
  const tricks = [
    '../../../etc/passwd',
    `${caseId}/..`,
    `${caseId}\0`,
    `${caseId} `,
    'INC-0001e0',
    'INC-1',
    'inc-0001',
    'INC-00000000000000000001',
    '__proto__',
    'constructor',
    "' OR 1=1 --",
    'INC-9999999999999999999999',
    'INC--0001'
  ]
  for (const id of tricks)
    for (const [method, input] of [
      ['cases.get', { id }],
      ['cases.act', { id, act: { kind: 'note', text: 'x' } }],
      ['cases.journal', { id }],
      ['cases.verify', { id }],
      ['cases.cleanup', { id }],
      ['cases.attach', { id, path: at('text') }],
      ['usage.get', { caseId: id }],
      ['usage.rows', { caseId: id }],
      ['dependents.search', { caseId: id }],
      ['dependents.patch', { caseId: id, dependentId: '1' }],
      ['monitor.run', { caseId: id }],
      ['reports.make', { caseId: id, format: 'md' }],
      ['reports.write', { caseId: id, format: 'md', folder: odd }]
    ] as const)
      assert.equal(codeOf(await ask(method, input)), 'case.not-found', `${method} ${id}`)
  assert.deepEqual(
    readdirSync(odd).filter((name) => name.endsWith('.md')),
    []
  )
  for (const [method, input] of [
    ['dependents.patch', { caseId, dependentId: '__proto__' }],
    ['cases.act', { id: caseId, act: { kind: 'task', task: '__proto__', done: true } }],
    ['cases.act', { id: caseId, act: { kind: 'task', task: 'constructor', done: true } }],
    ['cases.act', { id: caseId, act: { kind: 'judge', group: '__proto__', judgement: 'ours' } }],
    ['cases.act', { id: caseId, act: { kind: 'move-dependent', id: '__proto__', to: 'live' } }],
    ['cases.act', { id: caseId, act: { kind: 'record-check', id: 'toString', ok: true } }],
    ['cases.act', { id: caseId, act: { kind: 'rotate', step: 'created', text: 'x', evidence: ['__proto__'] } }]
  ] as const)
    assert.equal(codeOf(await ask(method, input)), 'case.not-possible', JSON.stringify(input))
  for (const method of ['__proto__', 'constructor', 'toString', 'cases', 'cases.get ', 'Cases.Get', ''])
    assert.equal(codeOf(await ask(method, { id: caseId })), 'contract.unknown-method', method)
})

test('fields that no contract names go nowhere', async () => {
  const before = await served.call('cases.get', { id: caseId })
  for (const act of [
    '{"kind":"note","text":"Hello","__proto__":{"polluted":1}}',
    '{"kind":"note","text":"Hello","state":"closed","record":{"state":"closed"}}',
    '{"kind":"add-dependent","dependent":{"name":"a","kind":"code","sourceName":"","path":null,"line":null,"owner":"","contact":"","environment":"","needsRestart":true,"test":"","fallback":"","state":"live","id":"hand-99","__proto__":{"certainty":"suspected"}}}'
  ])
    assert.equal(codeOf(await ask('cases.act', { id: caseId, act: JSON.parse(act) })), 'ok', act)
  for (const act of [
    '{"kind":"__proto__"}',
    '{"kind":"set-due","what":"__proto__","at":null}',
    '{"kind":"close"}',
    '[]',
    '"note"',
    'null',
    '{"kind":["note"],"text":"x"}'
  ])
    assert.equal(codeOf(await ask('cases.act', { id: caseId, act: JSON.parse(act) })), 'contract.bad-input', act)
  const { record } = await served.call('cases.get', { id: caseId })
  assert.equal(record.state, 'triage')
  const [dependent] = record.dependents
  assert.deepEqual([dependent?.id, dependent?.state, dependent?.certainty], ['hand-1', 'to-do', 'confirmed'])
  assert.doesNotMatch(JSON.stringify(record), /polluted/)
  assert.deepEqual(Object.keys(record.due), Object.keys(before.record.due))
  assert.equal((await served.call('settings.set', JSON.parse('{"__proto__":{"me":"x"},"people":[]}'))).people.length, 0)
})

test('huge acts are taken or refused, soon', async () => {
  const hostile = ['-a', '%41', '&#65;', '\\u0041', 'QUFB', 'aGVsbG8gd29ybGQ=', '"\'`', 'a=b&', '\u200ba', 'deadbeef', '\n\t ', '😀']
  for (const part of hostile) {
    const text = part.repeat(Math.ceil(10_000 / part.length)).slice(0, 10_000)
    const act = {
      kind: 'weigh-law',
      awareAt: '2026-11-01T00:00:00Z',
      decision: 'open',
      reason: text,
      subjects: text,
      consequences: text,
      measures: text,
      contact: text.slice(0, 500)
    }
    assert.equal(codeOf(await ask('cases.act', { id: caseId, act })), 'ok', part)
  }
  const over = { kind: 'note', text: 'x'.repeat(10_001) }
  assert.equal(codeOf(await ask('cases.act', { id: caseId, act: over })), 'contract.bad-input')
  const evidence = Array.from({ length: 101 }, () => 'evidence-1')
  assert.equal(codeOf(await ask('cases.act', { id: caseId, act: { kind: 'prove-rejected', text: 'x', evidence } })), 'contract.bad-input')
  assert.equal(codeOf(await ask('cases.open', { findingIds: Array.from({ length: 1001 }, () => 'finding-1') })), 'contract.bad-input')
  const large = await served
    .ask('cases.act', { id: caseId, act: { kind: 'note', text: 'x'.repeat(1 << 20) } })
    .catch((error: Error) => error.message)
  assert.match(typeof large === 'string' ? large : large.text, /large|not valid JSON|Unexpected/i)
  await assertAlive()
})

test('the log of the host has no fault of its own, after all of it', async () => {
  const run = await served.stop()
  assertCode(run, 0)
  assert.doesNotMatch(run.stderr, /failed inside Bulkhead|could not be/)
  assert.ok(existsSync(path.join(cli.workspace, 'bulkhead.db')))
  assert.ok(!readFileSync(path.join(cli.workspace, 'bulkhead.db')).includes('polluted'))
})
