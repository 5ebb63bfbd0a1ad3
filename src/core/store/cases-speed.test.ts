import { expect, it } from 'vitest'
import { randomSequence } from '../../../test/support/random.ts'
import { caseRecord } from '../../../test/support/stored-case.ts'
import { stoppedClock } from '../../../test/support/workspace.ts'
import type { CaseRecord } from '../../contract/case/record.ts'
import type { UsageAnalysis } from '../../contract/case/usage.ts'
import { openCases } from './cases.ts'
import { openDatabase } from './open-database.ts'
import { openUsageEvents } from './usage-events.ts'

const { now } = stoppedClock()
const at = now().toISOString()
const words = 'The owner of the service said that it reads the key at its start and has to be restarted after the change. '

/** 200 KB as JSON. */
const largeRecord = (id: string): CaseRecord => {
  const record = caseRecord(id)
  const dependents = Array.from({ length: 300 }, (_, n) => ({
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
    contact: 'ada@example.org',
    environment: 'production',
    needsRestart: true,
    test: words,
    fallback: '',
    state: 'live' as const,
    note: '',
    movedAt: at
  }))
  const notes = Array.from({ length: 340 }, (_, n) => ({ id: `note-${n}`, text: words.repeat(2), at, who: 'ada' }))
  return { ...record, dependents, notes }
}

const largeAnalysis: UsageAnalysis = {
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
    reasons: [{ test: 'unfamiliar-ip', text: words }],
    judgement: null,
    note: ''
  })),
  gaps: [],
  afterUses: { rows: 0, failed: 0 },
  suggestion: { outcome: 'no-sign-of-use', text: words }
}

/** Measured: record 3 ms, page of the journal 1, analysis 5; pages of rows 16 and less. A busy machine keeps these bounds, a lost index does not. */
it('opens a large case in time: the record, a page of its journal, the analysis and a page of its rows', () => {
  const db = openDatabase(':memory:')
  const cases = openCases(db, now)
  const usage = openUsageEvents(db)
  const entries = Array.from({ length: 999 }, (_, n) => ({ who: 'ada', act: 'note', text: words, detail: { kind: 'note', text: `${n}` } }))
  const [entry = { who: '', act: '', text: '', detail: {} }] = entries
  const { id } = cases.create((id) => ({ record: caseRecord(id), entry })).record
  cases.update(id, () => ({ record: largeRecord(id), entries }))
  expect(JSON.stringify(cases.get(id).record).length).toBeGreaterThan(200_000)

  const next = randomSequence(1)
  const writer = usage.begin(id, 'one')
  const row = (n: number) => ({
    line: n,
    at: n * 1000,
    actor: `user-${next(40)}`,
    key: 'AK…1',
    ip: `192.0.2.${next(256)}`,
    userAgent: `agent/${next(300)}`,
    action: `Action${next(80)}`,
    resource: `/objects/${next(30_000)}`,
    result: 'ok' as const,
    bytes: next(100_000)
  })
  writer.add(Array.from({ length: 100_000 }, (_, n) => row(n)))
  writer.commit()
  usage.saveAnalysis(id, largeAnalysis)

  /** Best of three: the bound is on the work, not on what else the machine does. */
  const best = (bound: number, work: () => void): number => {
    let best = Number.POSITIVE_INFINITY
    for (let run = 0; run < 3 && best > bound / 4; run++) {
      const start = performance.now()
      work()
      best = Math.min(best, performance.now() - start)
    }
    return best
  }
  const opened = best(50, () => {
    expect(cases.get(id).record.dependents).toHaveLength(300)
    expect(cases.journal.list(id, { limit: 100 })).toHaveLength(100)
    expect(cases.journal.count(id)).toBe(1000)
    expect(usage.analysis(id)?.buckets).toHaveLength(2000)
  })
  expect(opened).toBeLessThan(100)
  const paged = best(100, () => {
    expect(usage.rows(id, { ip: '192.0.2.7', action: 'Action7' }, { offset: 0, limit: 100 }).total).toBeLessThan(100)
    expect(usage.rows(id, { actor: 'user-7' }, { offset: 2000, limit: 100 }).rows).toHaveLength(100)
    expect(usage.rows(id, {}, { offset: 99_900, limit: 100 }).rows).toHaveLength(100)
  })
  expect(paged).toBeLessThan(100)
  db.close()
}, 30_000)
