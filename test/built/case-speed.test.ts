// The page of a case answers in time from a store that is as full as one gets: 10 000 findings, 100 000 rows of usage, 1 000 entries.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Method } from '../../src/contract/methods.ts'
import { openWorkspace } from '../../src/core/store/workspace.ts'
import { BuiltCli } from '../support/built-cli.ts'
import { type Served, startServe } from '../support/built-serve.ts'
import { fillWithFindings, seededBytes } from '../support/many-findings.ts'
import { caseRecord } from '../support/stored-case.ts'

const bound = 100
const cli = new BuiltCli()
let served: Served
let id: string

const words = 'The owner of the service said that it reads the key at its start and has to be restarted after the change. '
const day = 24 * 3_600_000
const since = Date.now() - 40 * day

const secret = (fingerprint: Buffer) => ({
  typeId: 'stripe-secret-key',
  type: 'Stripe secret key (live)',
  provider: 'Stripe',
  severity: 'critical' as const,
  preview: 'sk_live_…f3Qa',
  fingerprint: fingerprint.toString('hex')
})

/** The secret of the case in 500 versions of a file, on 20 branches. */
function leak(workspace: ReturnType<typeof openWorkspace>, fingerprint: Buffer): void {
  const { id: sourceId } = workspace.sources.add({ kind: 'git', name: 'payments', location: '/srv/payments', limits: [] })
  const scan = workspace.scans.begin({ sourceId, history: 'all', catalogVersion: '1' })
  const objects = Array.from({ length: 500 }, (_, n) => seededBytes(9e8 + n, 20))
  const place = { where: 'blob', path: null, start: 100, end: 140, line: 3, column: 12 } as const
  const hits = objects.map((object) => ({
    typeId: 'stripe-secret-key',
    provider: 'Stripe',
    severity: 'critical' as const,
    fingerprint,
    preview: 'sk_live_…f3Qa',
    object,
    ...place
  }))
  workspace.scans.commitBatch(scan, { oids: new Uint8Array(0), oidLength: 20, hits, scanned: 500, bytes: 0, binary: 0 })
  const at = (n: number): number => Math.floor((since + n * 60_000) / 1000)
  workspace.history.replace(
    sourceId,
    objects.map((oid, n) => ({
      oid,
      introductions: [
        {
          path: `services/pay-${n % 40}/config.ts`,
          commit: seededBytes(8e8 + n, 20).toString('hex'),
          author: `Person ${n % 30}`,
          email: `p${n % 30}@example.com`,
          time: at(n),
          refs: [`branch-${n % 20}`],
          refCount: 1,
          atTip: n % 9 === 0,
          removedBy: null,
          removedTime: null
        }
      ],
      life: [{ ref: `branch-${n % 20}`, from: at(n), to: null }]
    }))
  )
  workspace.scans.finish(scan, { state: 'done', coverage: null, problem: null })
}

/** With 300 dependents, 300 notes and 50 files of evidence: 250 KB. */
function full(record: ReturnType<typeof caseRecord>): ReturnType<typeof caseRecord> {
  const at = new Date(since).toISOString()
  const by = { at, who: 'ada' }
  return {
    ...record,
    dependents: Array.from({ length: 300 }, (_, n) => ({
      id: `dep-${n}`,
      name: `service ${n}`,
      foundBy: 'value',
      certainty: 'confirmed',
      reason: 'Holds the value itself.',
      kind: 'env-file',
      sourceName: 'payments',
      path: `services/service-${n}/.env`,
      line: n,
      owner: 'ada',
      contact: 'ada@example.org',
      environment: 'production',
      needsRestart: true,
      test: words,
      fallback: '',
      state: n % 3 ? 'live' : 'to-do',
      note: '',
      movedAt: null
    })),
    notes: Array.from({ length: 300 }, (_, n) => ({ id: `note-${n}`, text: words.repeat(2), ...by })),
    evidence: Array.from({ length: 50 }, (_, n) => ({
      id: `evidence-${n}`,
      name: `file-${n}.txt`,
      sha256: seededBytes(n).toString('hex'),
      size: 1000,
      source: '',
      note: words,
      held: 'reference',
      path: `/srv/evidence/file-${n}.txt`,
      ...by
    })),
    imports: [
      {
        id: 'import-1',
        name: 'proxy.ndjson',
        format: 'ndjson',
        sha256: seededBytes(1).toString('hex'),
        size: 20_000_000,
        rows: 100_000,
        badLines: 0,
        problems: [],
        from: at,
        to: at,
        ...by
      }
    ]
  }
}

const usage = (n: number) => {
  const dice = seededBytes(n, 8)
  const byte = (at: number): number => dice[at] ?? 0
  return {
    line: n,
    at: since - 20 * day + n * 50_000,
    actor: `job-${byte(0) % 40}`,
    key: 'key-1',
    ip: `192.0.2.${byte(1) % 60}`,
    userAgent: `agent/${byte(2) % 20}`,
    action: `Action${byte(3) % 30}`,
    resource: `/objects/${dice.readUInt16LE(4)}`,
    result: byte(6) < 5 ? ('failed' as const) : ('ok' as const),
    bytes: dice.readUInt16LE(6)
  }
}

before(async () => {
  mkdirSync(cli.workspace, { mode: 0o700 })
  const workspace = openWorkspace(cli.workspace, { command: 'test', now: () => new Date() })
  fillWithFindings(workspace, 10_000)
  const leaked = seededBytes(7)
  leak(workspace, leaked)
  const secrets = [{ ...secret(leaked), typeId: 'stripe-secret-key' }]
  for (let n = 0; n < 40; n++)
    workspace.cases.create((id) => ({
      record: caseRecord(id, { secrets: [secret(seededBytes(2e8 + n))] }),
      entry: { who: 'ada', act: 'open', text: 'Opened.', detail: { places: [] } }
    }))
  id = workspace.cases.create((id) => ({
    record: caseRecord(id, { secrets }),
    entry: { who: 'ada', act: 'open', text: 'Opened.', detail: { places: [] } }
  })).record.id
  workspace.cases.update(id, (record) => ({
    record: full(record),
    entries: Array.from({ length: 999 }, (_, n) => ({
      who: 'ada',
      act: 'note',
      text: `${words}${n}`,
      detail: { kind: 'note', text: words }
    }))
  }))
  const writer = workspace.usageEvents.begin(id, 'import-1')
  for (let n = 0; n < 100_000; n += 10_000) writer.add(Array.from({ length: 10_000 }, (_, i) => usage(n + i)))
  writer.commit()
  workspace.close()
  served = await startServe(cli)
})
after(async () => {
  await served.stop()
  cli.dispose()
})

/** The best of many, with pauses: the bound is on the work, not on what else the machine does. */
async function best(method: Method, input: unknown): Promise<{ ms: number; first: number; bytes: number }> {
  const times: number[] = []
  let bytes = 0
  for (let n = 0; n < 30 && (n < 2 || Math.min(...times) > bound * 0.7); n++) {
    if (n >= 5) await new Promise((go) => setTimeout(go, 100))
    const started = performance.now()
    const { text, answer } = await served.ask(method, input)
    times.push(performance.now() - started)
    bytes = text.length
    assert.ok(answer.ok, answer.ok ? '' : answer.error.message)
  }
  return { ms: Math.min(...times), first: times[0] ?? 0, bytes }
}

test('every call of the page answers within 100 ms', { timeout: 120_000 }, async (t) => {
  // The first one analyses the rows, which is part of the import otherwise.
  const { answer } = await served.ask('usage.get', { caseId: id })
  assert.ok(answer.ok)
  const analysis = answer.value as { rows: number; groups: { id: string }[] }
  assert.equal(analysis.rows, 100_000)
  const calls: [Method, unknown][] = [
    ['cases.get', { id }],
    ['cases.journal', { id, limit: 100 }],
    ['cases.journal', { id, before: 500, limit: 100 }],
    ['usage.get', { caseId: id }],
    ['usage.rows', { caseId: id, limit: 100 }],
    ['usage.rows', { caseId: id, offset: 99_900, limit: 100 }],
    ...analysis.groups.slice(0, 1).map((group): [Method, unknown] => ['usage.rows', { caseId: id, group: group.id, limit: 100 }]),
    ['cases.list', { show: 'open' }],
    ['cases.list', { show: 'all', search: 'stripe' }],
    ['cases.verify', { id }],
    ['overview.get', {}],
    ['monitor.list', {}]
  ]
  const slow: string[] = []
  for (const [method, input] of calls) {
    const { ms, first, bytes } = await best(method, input)
    t.diagnostic(
      `${method} ${JSON.stringify(input).slice(0, 60)}: ${ms.toFixed(0)} ms, the first ${first.toFixed(0)}, ${(bytes / 1024).toFixed(0)} KB`
    )
    if (ms > bound) slow.push(`${method}: ${ms.toFixed(0)} ms`)
  }
  assert.deepEqual(slow, [])
})
