import { expect, it } from 'vitest'
import type { UsageAnalysis } from '../../../contract/case/usage.ts'
import { type OldKeyUnusedFacts, oldKeyUnused } from './old-key-unused.ts'
import { type ValueAbsentFacts, type ValuePlace, valueAbsent } from './value-absent.ts'

const now = '2026-12-01T12:00:00.000Z'
const start = '2026-11-24T12:00:00.000Z'

const place = (rest: Partial<ValuePlace> = {}): ValuePlace => ({
  sourceName: 'shop',
  path: 'a.js',
  date: '2026-11-01T00:00:00.000Z',
  atTip: false,
  reachable: true,
  ...rest
})
const absent = (rest: Partial<ValueAbsentFacts> = {}): ReturnType<typeof valueAbsent> =>
  valueAbsent({
    now,
    start,
    everyHours: 24,
    sources: [{ name: 'shop', scannedAt: '2026-12-01T06:00:00.000Z', hasGaps: false }],
    places: [place()],
    wasAbsent: true,
    tipsAccepted: false,
    ...rest
  })

it.each<[string, Partial<ValueAbsentFacts>, string, string]>([
  ['only the old history has it', {}, 'in-order', 'Not back in the source'],
  ['a newer commit brought it', { places: [place({ date: '2026-11-28T00:00:00.000Z' })] }, 'regression', 'a.js of shop'],
  ['a commit from the future says nothing', { places: [place({ date: '2036-01-01T00:00:00.000Z' })] }, 'in-order', 'Not back'],
  ['a tip has it again', { places: [place({ atTip: true })] }, 'regression', 'The value is back'],
  ['a tip never lost it', { places: [place({ atTip: true })], wasAbsent: false }, 'undecided', 'never left a.js of shop'],
  ['a tip may keep it', { places: [place({ atTip: true })], tipsAccepted: true }, 'in-order', 'accepted in writing'],
  ['a lost object is no return', { places: [place({ date: '2026-11-28T00:00:00.000Z', reachable: false })] }, 'in-order', 'Not back'],
  [
    'an old scan',
    { sources: [{ name: 'shop', scannedAt: '2026-11-29T06:00:00.000Z', hasGaps: false }] },
    'undecided',
    'last scanned on 2026-11-29 06:00 UTC'
  ],
  ['no scan', { sources: [{ name: 'shop', scannedAt: null, hasGaps: false }] }, 'undecided', 'never scanned'],
  ['no source', { sources: [] }, 'undecided', 'no source'],
  [
    'an old scan that saw it',
    { sources: [{ name: 'shop', scannedAt: null, hasGaps: false }], places: [place({ date: '2026-11-28T00:00:00.000Z' })] },
    'regression',
    'is back'
  ],
  ['a scan with gaps', { sources: [{ name: 'shop', scannedAt: now, hasGaps: true }] }, 'in-order', 'Not all of shop could be read']
])('value absent: %s', (_, facts, verdict, note) => {
  const answer = absent(facts)
  expect(answer.verdict).toBe(verdict)
  expect(answer.note).toContain(note)
})

const bucket = (
  at: string,
  rows: number,
  failed: number,
  part: 'before' | 'exposed' | 'after' = 'after'
): UsageAnalysis['buckets'][number] => ({ at, rows, bytes: 0, failed, part, spike: false, limit: 0 })
const analysis = (buckets: UsageAnalysis['buckets'], rows = 99, failed = 9, namesKeys?: boolean): OldKeyUnusedFacts['analysis'] => ({
  buckets,
  bucketHours: 1,
  afterUses: { rows, failed },
  ...(namesKeys === undefined ? {} : { namesKeys })
})
const unused = (rest: Partial<OldKeyUnusedFacts> = {}): ReturnType<typeof oldKeyUnused> =>
  oldKeyUnused({
    now,
    start,
    everyHours: 24,
    deactivatedAt: '2026-11-24T10:00:00.000Z',
    imports: [{ at: '2026-12-01T08:00:00.000Z', to: '2026-12-01T07:00:00.000Z' }],
    analysis: analysis([]),
    ...rest
  })

it.each<[string, Partial<OldKeyUnusedFacts>, string, string]>([
  ['no row', {}, 'in-order', 'Not used, by logs up to 2026-12-01 07:00 UTC'],
  ['used and not refused', { analysis: analysis([bucket('2026-11-30T10:00:00.000Z', 3, 1)]) }, 'regression', 'used 2 times'],
  ['refused', { analysis: analysis([bucket('2026-11-30T10:00:00.000Z', 1, 1)]) }, 'in-order', 'tried once and refused'],
  ['used before monitoring began', { analysis: analysis([bucket('2026-11-24T10:00:00.000Z', 3, 0)]) }, 'in-order', 'Not used'],
  ['used while exposed', { analysis: analysis([bucket('2026-11-30T10:00:00.000Z', 3, 0, 'exposed')]) }, 'in-order', 'Not used'],
  [
    'no new log',
    { imports: [{ at: '2026-11-29T08:00:00.000Z', to: '2026-11-29T07:00:00.000Z' }] },
    'undecided',
    'no log was imported in the last 24 hours (the last one on 2026-11-29 08:00 UTC)'
  ],
  ['never a log', { imports: [], analysis: null }, 'undecided', 'no log was imported'],
  [
    'a new import of old rows',
    { imports: [{ at: '2026-12-01T08:00:00.000Z', to: '2026-11-20T07:00:00.000Z' }] },
    'undecided',
    'end on 2026-11-20 07:00 UTC, before monitoring began'
  ],
  ['no time of deactivation', { deactivatedAt: null }, 'undecided', 'Set that milestone'],
  [
    'used, by who knows which key',
    { analysis: analysis([bucket('2026-11-30T10:00:00.000Z', 3, 1)], 0, 0, false) },
    'undecided',
    '2 uses since then worked, and the log does not say by which key'
  ],
  [
    'refused, by who knows which key',
    { analysis: analysis([bucket('2026-11-30T10:00:00.000Z', 1, 1)], 99, 9, false) },
    'in-order',
    'tried once and refused'
  ],
  ['used, in an old import', { imports: [], analysis: analysis([bucket('2026-11-30T10:00:00.000Z', 1, 0)]) }, 'regression', 'used once']
])('old key unused: %s', (_, facts, verdict, note) => {
  const answer = unused(facts)
  expect(answer.verdict).toBe(verdict)
  expect(answer.note).toContain(note)
})
