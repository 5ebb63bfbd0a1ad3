import { expect, it } from 'vitest'
import { aCase, by, doneCase, now, proofs, someFacts } from '../../../test/support/case-record.ts'
import type { Milestone } from '../../contract/case/states.ts'
import { milestoneProblem, milestonesOf, timesOf } from './milestones.ts'

const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z`

it('reads the milestones off what happened', () => {
  const record = doneCase({
    exposure: { audience: 'public', firstPublicAt: at(21), note: '' },
    rotation: proofs('created', 'stored', 'switched', 'deactivated', 'deleted').map((proof, index) => ({ ...proof, at: at(10 + index) })),
    close: { reason: 'revoked-verified', outcome: 'no-sign-of-use', text: 'x', ...by }
  })
  expect(milestonesOf(record, someFacts())).toEqual({
    'first-exposed': '2026-11-20T10:00:00.000Z',
    'first-public': at(21),
    detected: at(23),
    declared: at(23),
    'usage-reviewed': now,
    'replacement-live': at(12),
    'old-deactivated': at(13),
    'old-deleted': at(14),
    'monitoring-end': '2026-11-24T07:00:00.000Z',
    closed: now
  })
})

it('knows nothing of what did not happen, and prefers what was set by hand', () => {
  const milestones = milestonesOf(aCase({ milestones: { detected: at(22) } }), someFacts({ firstExposed: null }))
  expect(Object.entries(milestones).filter(([, time]) => time !== null)).toEqual([
    ['detected', at(22)],
    ['declared', at(23)]
  ])
})

it('does not count a window as ended that a regression broke off', () => {
  expect(milestonesOf(doneCase(), someFacts())['monitoring-end']).not.toBeNull()
  expect(milestonesOf(doneCase({ state: 'reopened' }), someFacts())['monitoring-end']).toBeNull()
})

it('counts usage as reviewed where it is stated that there are no logs, and monitoring as over only when it is', () => {
  const record = doneCase({
    verdict: null,
    statements: [{ about: 'logs-unavailable', text: 'none', at: at(24), who: 'Ada' }],
    monitor: { start: at(20), end: '2026-11-24T08:00:00.001Z', checks: [], extendedFor: '' }
  })
  expect(milestonesOf(record, someFacts())).toMatchObject({ 'usage-reviewed': at(24), 'monitoring-end': null })
})

const known: Record<Milestone, string | null> = {
  'first-exposed': at(2),
  'first-public': null,
  detected: at(6),
  declared: at(7),
  'usage-reviewed': at(16),
  'replacement-live': at(12),
  'old-deactivated': at(13),
  'old-deleted': null,
  'monitoring-end': at(20),
  closed: null
}

it.each<[Milestone, number, RegExp | undefined]>([
  ['first-exposed', 1, undefined],
  ['first-exposed', 7, /can’t lie after “detected”/],
  ['first-public', 1, /can’t lie before “first exposed”/],
  ['first-public', 3, undefined],
  ['first-public', 7, /can’t lie after “detected”/],
  ['detected', 1, /before “first exposed”/],
  ['detected', 7, undefined],
  ['detected', 8, /after “declared”/],
  ['declared', 5, /before “detected”/],
  ['declared', 13, /after “replacement live”|after “usage reviewed”/],
  ['usage-reviewed', 8, undefined],
  ['usage-reviewed', 6, /before “declared”/],
  ['usage-reviewed', 19, undefined],
  ['usage-reviewed', 21, /after “monitoring over”/],
  ['replacement-live', 6, /before “declared”/],
  ['replacement-live', 13, undefined],
  ['replacement-live', 14, /after “old key deactivated”/],
  ['old-deactivated', 11, /before “replacement live”/],
  ['old-deactivated', 20, undefined],
  ['old-deleted', 12, /before “old key deactivated”/],
  ['old-deleted', 21, /after “monitoring over”/],
  ['monitoring-end', 12, /before “old key deactivated”/],
  ['closed', 19, /before “monitoring over”/],
  ['closed', 24, undefined],
  ['closed', 25, /in the future/]
])('%s may be set to day %i: %s', (milestone, day, problem) => {
  const found = milestoneProblem(known, milestone, at(day), now)
  if (problem) expect(found).toMatch(problem)
  else expect(found).toBeUndefined()
})

it('derives the times, null while an end is missing, and never less than nothing', () => {
  expect(timesOf(known)).toEqual({ exposure: 11 * 86_400_000, detect: 4 * 86_400_000, contain: 7 * 86_400_000, repair: null })
  expect(timesOf({ ...known, 'first-exposed': null, closed: at(1) })).toMatchObject({ exposure: null, detect: null, repair: 0 })
})
