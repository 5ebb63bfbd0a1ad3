import { expect, it } from 'vitest'
import { caseSide, stripeKey } from '../../../test/support/case-side.ts'
import { fillWithFindings } from '../../../test/support/many-findings.ts'
import type { UsageAnalysis } from '../../contract/case/usage.ts'

const at = '2026-11-24T08:00:00.000Z'
const analysis: UsageAnalysis = {
  rows: 100_000,
  before: 0,
  exposed: 100_000,
  after: 0,
  covered: { from: at, to: at },
  bucketHours: 1,
  buckets: Array.from({ length: 2000 }, (_, n) => ({ at, rows: n, bytes: n, failed: 0, part: 'exposed', spike: false, limit: 17.5 })),
  tests: [],
  groups: Array.from({ length: 500 }, (_, n) => ({
    id: `group-${n}`,
    ip: '192.0.2.7',
    action: 'GetObject',
    actor: 'ci',
    rows: n,
    failed: 0,
    bytes: 0,
    from: at,
    to: at,
    reasons: [{ test: 'unfamiliar-ip', text: 'Not in the allow list.' }],
    judgement: null,
    note: ''
  })),
  gaps: [],
  afterUses: { rows: 0, failed: 0 },
  suggestion: { outcome: 'no-sign-of-use', text: 'x' }
}

/** Measured: 27 ms at best, an act 90, with eleven processes at work on two cores. The bound is that of the product. */
it('shows a case within 100 ms in a store of 10 000 findings, 100 000 usage rows and 1 000 entries of its journal', async () => {
  const { call, workspace, cases } = caseSide()
  fillWithFindings(workspace, 10_000)
  const { id } = await call('cases.open', { value: stripeKey })
  for (let entry = 1; entry < 1000; entry++)
    workspace.cases.update(id, (record) => ({
      record,
      entries: [{ who: 'ada', act: 'note', text: `note ${entry}`, detail: { kind: 'note', text: `${entry}` } }]
    }))
  const { begin, saveAnalysis } = workspace.usageEvents
  const writer = begin(id, 'import-1')
  for (let from = 0; from < 100_000; from += 10_000)
    writer.add(
      Array.from({ length: 10_000 }, (_, n) => ({
        line: from + n,
        at: Date.parse(at) - n,
        actor: 'ci',
        key: '',
        ip: `192.0.2.${n % 250}`,
        userAgent: 'curl',
        action: 'GetObject',
        resource: '',
        result: 'ok' as const,
        bytes: 1
      }))
    )
  writer.commit()
  saveAnalysis(id, analysis)
  cases.change(id, { who: 'Bulkhead', act: 'import', text: 'Imported.', detail: {} }, (record) => ({
    ...record,
    imports: [
      {
        id: 'import-1',
        name: 'log',
        format: 'csv',
        sha256: 'a'.repeat(64),
        size: 1,
        rows: 100_000,
        badLines: 0,
        problems: [],
        from: at,
        to: at,
        at,
        who: 'ada'
      }
    ],
    dependents: Array.from({ length: 300 }, (_, n) => ({
      id: `dependent-${n}`,
      name: `service ${n}`,
      foundBy: 'value' as const,
      certainty: 'confirmed' as const,
      reason: 'holds the value',
      kind: 'env-file' as const,
      sourceName: 'payments',
      path: `services/service-${n}/.env`,
      line: n,
      owner: 'ada',
      contact: '',
      environment: '',
      needsRestart: false,
      test: '',
      fallback: '',
      state: 'live' as const,
      note: '',
      movedAt: at
    }))
  }))

  const times = []
  for (let turn = 0; turn < 7; turn++) {
    const started = performance.now()
    const view = await call('cases.get', { id })
    times.push(performance.now() - started)
    expect(view.journalEntries).toBe(1001)
    expect(view.gates.find(({ gate }) => gate === 'usage-reviewed')?.why).toContain('500 groups')
  }
  expect(Math.min(...times)).toBeLessThan(100)

  const started = performance.now()
  await call('cases.act', {
    id,
    act: { kind: 'note', text: 'The owner of the service says that it reads the key at its start. '.repeat(20) }
  })
  const took = performance.now() - started
  expect(took).toBeLessThan(1000)
}, 60_000)
