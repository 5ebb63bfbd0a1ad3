import { expect, it } from 'vitest'
import { type CaseSide, caseSide, plant, stripeKey, tipOf } from '../../../../test/support/case-side.ts'
import { batchOf, beginScan } from '../../../../test/support/workspace.ts'
import type { UsageAnalysis } from '../../../contract/case/usage.ts'
import { listMonitored, runMonitor } from './monitor-service.ts'

interface Watched extends CaseSide {
  id: string
  run(): ReturnType<typeof runMonitor>
  /** All cases, as the clock of a machine would do it. */
  runDue(): ReturnType<typeof runMonitor>
  list(): ReturnType<typeof listMonitored>
  scan(): void
  setUsage(analysis: UsageAnalysis): void
}

/** A case whose old key is dead since the 24th at 8 and which is monitored for seven days, with two automatic checks and one by hand. */
async function watched({ atTip = false } = {}): Promise<Watched> {
  const side = caseSide()
  const { workspace, cases, clock, sourceId } = side
  tipOf(workspace, sourceId, stripeKey, atTip)
  const [finding] = workspace.findings.withFingerprint([workspace.fingerprint(Buffer.from(stripeKey))])
  const { id } = cases.open({ findingIds: [finding?.id ?? ''], secrets: [], title: '' })
  for (const step of ['created', 'stored', 'switched', 'deactivated'] as const)
    cases.act(id, { kind: 'rotate', step, text: 'seen', evidence: [] }, 'nobody uses it')
  cases.act(id, { kind: 'prove-rejected', text: '401', evidence: [] })
  cases.act(id, {
    kind: 'start-monitoring',
    until: '2026-12-01T08:00:00.000Z',
    checks: [
      { check: 'value-absent', title: 'The value is not back', everyHours: 24 },
      { check: 'old-key-unused', title: 'The old key is not used', everyHours: 48 },
      { check: 'services-healthy', title: 'Services run', everyHours: 24 }
    ]
  })
  let usage: UsageAnalysis | null = null
  const parts = { workspace, cases, usage: { analysis: async () => usage }, clock: clock.now }
  return {
    ...side,
    id,
    run: () => runMonitor(parts, id),
    runDue: () => runMonitor(parts),
    list: () => listMonitored(parts),
    scan() {
      const scan = beginScan(workspace, sourceId)
      workspace.scans.commitBatch(scan, batchOf([]))
      workspace.scans.finish(scan, { state: 'done', coverage: null, problem: null })
    },
    setUsage(analysis) {
      usage = analysis
    }
  }
}

const due = (side: Watched): [string, string, boolean][] =>
  side
    .list()
    .flatMap(({ checks }) => checks.map(({ title, dueAt, overdue }): [string, string, boolean] => [title, dueAt.slice(0, 13), overdue]))

it('has nothing to do before the first check is due', async () => {
  const side = await watched()
  expect(await side.runDue()).toEqual([])
  expect(due(side)).toEqual([
    ['The value is not back', '2026-11-25T08', false],
    ['The old key is not used', '2026-11-26T08', false],
    ['Services run', '2026-11-25T08', false]
  ])
})

it('does what is due, and sets the next time from when it was done', async () => {
  const side = await watched()
  side.clock.set('2026-11-25T10:00:00.000Z')
  side.scan()
  expect(await side.runDue()).toEqual([
    {
      caseId: side.id,
      check: 'The value is not back',
      verdict: 'in-order',
      note: expect.stringContaining('Not back in the source'),
      reopened: false
    }
  ])
  expect(due(side)).toEqual([
    ['The value is not back', '2026-11-26T10', false],
    ['The old key is not used', '2026-11-26T08', false],
    ['Services run', '2026-11-25T08', true]
  ])
  const [entry] = side.workspace.cases.journal.list(side.id, { limit: 1 })
  expect(entry).toMatchObject({ who: 'Bulkhead', act: 'run-check' })
})

it('stays due where the scans are too old to tell, and records nothing', async () => {
  const side = await watched()
  const before = side.workspace.cases.journal.count(side.id)
  side.clock.set('2026-11-27T10:00:00.000Z')
  const results = await side.runDue()
  expect(results.map(({ verdict, reopened }) => [verdict, reopened])).toEqual([
    ['undecided', false],
    ['undecided', false]
  ])
  expect(results[0]?.note).toContain('Not decided: payments was last scanned on 2026-11-24')
  expect(results[1]?.note).toContain('Not decided: no log was imported')
  expect(due(side).map(([, , overdue]) => overdue)).toEqual([true, true, true])
  expect(side.workspace.cases.journal.count(side.id)).toBe(before)
})

it('moves on by a check that a person recorded', async () => {
  const side = await watched()
  side.clock.set('2026-11-25T09:00:00.000Z')
  side.cases.act(side.id, { kind: 'record-check', id: 'check-3', ok: true, note: 'all green' })
  const check = side.list()[0]?.checks[2]
  expect(check).toMatchObject({
    check: 'services-healthy',
    dueAt: '2026-11-26T09:00:00.000Z',
    overdue: false,
    last: { ok: true, note: 'all green' }
  })
})

it('reopens the case when a tip holds the value again, and says so in the journal', async () => {
  const side = await watched()
  side.clock.set('2026-11-25T10:00:00.000Z')
  side.scan()
  await side.run()
  side.clock.set('2026-11-26T11:00:00.000Z')
  tipOf(side.workspace, side.sourceId, stripeKey, true)
  side.scan()
  const [result] = await side.runDue()
  expect(result).toMatchObject({ verdict: 'regression', reopened: true, note: expect.stringContaining('src/pay.ts of payments') })
  expect(side.cases.view(side.id).record.state).toBe('reopened')
  const [entry] = side.workspace.cases.journal.list(side.id, { limit: 1 })
  expect(entry).toMatchObject({ who: 'Bulkhead', act: 'run-check', text: expect.stringContaining('The case is reopened.') })
  expect(side.workspace.cases.journal.verify(side.id).intact).toBe(true)
  expect(side.list()[0]?.state).toBe('reopened')
  // What is open again is no longer watched.
  expect(await side.runDue()).toEqual([])
})

it('does not take a value that never left for one that came back', async () => {
  const side = await watched({ atTip: true })
  side.clock.set('2026-11-25T10:00:00.000Z')
  side.scan()
  const [result] = await side.runDue()
  expect(result).toMatchObject({ verdict: 'undecided', reopened: false, note: expect.stringContaining('never left') })
  expect(side.cases.view(side.id).record.state).toBe('monitoring')
})

it('sees the value in a source that was added since', async () => {
  const side = await watched()
  side.clock.set('2026-11-25T10:00:00.000Z')
  side.scan()
  await side.run()
  const { id } = side.workspace.sources.add({ kind: 'git', name: 'fork', location: '/srv/fork', limits: [] })
  plant(side.workspace, id, stripeKey)
  side.clock.set('2026-11-26T09:00:00.000Z')
  const [result] = await side.run()
  expect(result).toMatchObject({ verdict: 'regression', reopened: true, note: expect.stringContaining('src/pay.ts of fork') })
})

it('reopens the case when a newer log shows the old key used', async () => {
  const side = await watched()
  side.clock.set('2026-11-26T10:00:00.000Z')
  side.setUsage({
    rows: 2,
    before: 0,
    exposed: 0,
    after: 2,
    covered: null,
    bucketHours: 1,
    buckets: [{ at: '2026-11-26T07:00:00.000Z', rows: 2, bytes: 0, failed: 1, part: 'after', spike: false, limit: 0 }],
    tests: [],
    groups: [],
    gaps: [],
    afterUses: { rows: 2, failed: 1 },
    suggestion: { outcome: 'not-knowable', text: '' }
  })
  const results = await side.runDue()
  expect(results.find(({ check }) => check === 'The old key is not used')).toMatchObject({
    verdict: 'regression',
    reopened: true,
    note: expect.stringContaining('used once')
  })
})

it('owes nothing after the end, more after an extension, and closes nothing', async () => {
  const side = await watched()
  for (let dayOfMonth = 25; dayOfMonth <= 30; dayOfMonth++) {
    side.clock.set(`2026-11-${dayOfMonth}T20:00:00.000Z`)
    side.scan()
    await side.runDue()
  }
  const first = (): [string, string, boolean] | undefined => due(side)[0]
  side.clock.set('2026-12-03T08:00:00.000Z')
  expect(first()).toEqual(['The value is not back', '2026-12-01T20', false])
  expect(side.cases.view(side.id).record.state).toBe('monitoring')
  side.cases.act(side.id, { kind: 'extend-monitoring', until: '2026-12-10T08:00:00.000Z', reason: 'a late log' })
  expect(first()?.[2]).toBe(true)
})

it('refuses to run the checks of a case that is not monitored', async () => {
  const side = caseSide()
  const [finding] = side.workspace.findings.withFingerprint([side.workspace.fingerprint(Buffer.from(stripeKey))])
  const { id } = side.cases.open({ findingIds: [finding?.id ?? ''], secrets: [], title: '' })
  const parts = { workspace: side.workspace, cases: side.cases, usage: { analysis: async () => null }, clock: side.clock.now }
  await expect(runMonitor(parts, id)).rejects.toThrow('is not in monitoring')
})
