import { describe, expect, it } from 'vitest'
import { aCase, aDependent, by, doneCase, now, proofs, someFacts } from '../../../test/support/case-record.ts'
import type { CaseRecord } from '../../contract/case/record.ts'
import type { CloseReason, Gate, Statement } from '../../contract/case/states.ts'
import type { CaseFacts } from './case-facts.ts'
import { allGates, gateNow, gatesOf } from './gates.ts'

const stated = (about: Statement): CaseRecord['statements'] => [{ about, text: 'so it is', ...by }]
const verdict: CaseRecord['verdict'] = { outcome: 'not-knowable', confidence: 'low', text: 'x', groups: [], ...by }
const monitor = (end: string): CaseRecord['monitor'] => ({ start: '2026-11-01T00:00:00.000Z', end, checks: [], extendedFor: '' })

type Row = [gate: Gate, what: string, open: boolean, record: Partial<CaseRecord>, facts: Partial<CaseFacts>, why: RegExp]

const rows: Row[] = [
  ['dependents-moved', 'never searched for, none known', false, {}, {}, /Nobody has looked.*Search the sources/],
  ['dependents-moved', 'searched for, none found', true, { dependentsSearchedAt: now }, {}, /searched and nothing was found/],
  ['dependents-moved', 'one by hand, live, never searched for', true, { dependents: [aDependent({ state: 'live' })] }, {}, /All 1/],
  ...(['to-do', 'staged', 'tested'] as const).map(
    (state): Row => [
      'dependents-moved',
      `one is ${state}`,
      false,
      { dependents: [aDependent({ state })] },
      {},
      /1 of 1 dependents still needs the old key: billing/
    ]
  ),
  [
    'dependents-moved',
    'one may break, with a note',
    true,
    { dependents: [aDependent({ state: 'accepted-break', note: 'Eve: gone next week' })] },
    {},
    /All/
  ],
  ['dependents-moved', 'one may break, without a note', false, { dependents: [aDependent({ state: 'accepted-break' })] }, {}, /billing/],
  ['dependents-moved', 'one is none', true, { dependents: [aDependent({ state: 'not-a-dependent' })] }, {}, /All/],
  [
    'dependents-moved',
    'five of six are left',
    false,
    { dependents: [aDependent({ state: 'live' }), ...['a', 'b', 'c', 'd', 'e'].map((name) => aDependent({ id: name, name }))] },
    {},
    /5 of 6 dependents still need the old key: a, b, c and 2 more/
  ],
  ['old-value-rejected', 'nothing is proven', false, {}, {}, /Nobody has proven/],
  ['old-value-rejected', 'it was rejected', true, { rejection: { text: '401', evidence: [], ...by } }, {}, /rejected/],
  ['old-value-rejected', 'unprovable, but still on', false, { statements: stated('rejection-unprovable') }, {}, /not deactivated yet/],
  [
    'old-value-rejected',
    'unprovable, and deactivated',
    true,
    { statements: stated('rejection-unprovable'), rotation: proofs('deactivated') },
    {},
    /in writing/
  ],
  ['usage-reviewed', 'nothing was looked at', false, {}, {}, /Import the logs/],
  [
    'usage-reviewed',
    'logs with groups to judge',
    false,
    {},
    { usage: { groups: [{ id: 'g', name: '203.0.113.77, send', judged: false }], gaps: 0 } },
    /1 group of rows stands out and is not judged/
  ],
  [
    'usage-reviewed',
    'logs without a verdict',
    false,
    {},
    { usage: { groups: [{ id: 'g', name: '203.0.113.77, send', judged: true }], gaps: 0 } },
    /no verdict/
  ],
  ['usage-reviewed', 'a verdict', true, { verdict }, {}, /verdict/],
  ['usage-reviewed', 'no logs to be had', true, { statements: stated('logs-unavailable') }, {}, /no logs/],
  ['usage-reviewed', 'gaps alone are no review', false, { statements: stated('log-gaps') }, {}, /Nobody/],
  ['tips-clean', 'no tip', true, {}, {}, /as of the last scans/],
  ['tips-clean', 'a tip', false, {}, { tips: [{ sourceName: 'payments', ref: 'main' }] }, /still lies at main of payments\. Take it out/],
  [
    'tips-clean',
    'a tip, accepted',
    true,
    { statements: stated('tips-accepted') },
    { tips: [{ sourceName: 'payments', ref: 'main' }] },
    /in writing/
  ],
  ['tips-clean', 'the source is gone', false, {}, { gone: ['payments'] }, /payments held the value and was removed/],
  [
    'tips-clean',
    'the source is gone, accepted',
    true,
    { statements: stated('tips-accepted') },
    { gone: ['payments'] },
    /accepted in writing/
  ],
  ['prevention-recorded', 'none', false, {}, {}, /Record a step/],
  ['prevention-recorded', 'one', true, { prevention: [{ what: 'training', text: 'x', ...by }] }, {}, /A step/],
  ['monitoring-over', 'never watched', false, {}, {}, /not watched yet/],
  [
    'monitoring-over',
    'a millisecond before the end',
    false,
    { state: 'monitoring', monitor: monitor('2026-11-24T08:00:00.001Z') },
    {},
    /runs until 2026-11-24/
  ],
  ['monitoring-over', 'at the end', true, { state: 'monitoring', monitor: monitor(now) }, {}, /ended on 2026-11-24/],
  ['monitoring-over', 'reopened since', false, { state: 'reopened', monitor: monitor(now) }, {}, /Start monitoring anew/],
  [
    'monitoring-over',
    'over, a check never done',
    false,
    {
      state: 'monitoring',
      monitor: {
        start: now,
        end: now,
        extendedFor: '',
        checks: [{ id: 'check-1', check: 'custom', title: 'Ask Eve', automatic: false, everyHours: 1, dueAt: now, results: [] }]
      }
    },
    {},
    /nobody ever did: “Ask Eve”/
  ],
  ['rotation-order', 'what comes next', true, { rotation: proofs('created') }, {}, /before “stored” is recorded/]
]

it.each(rows)('%s: %s → open %s', (gate, _, open, record, facts, why) => {
  const found = gateNow(gate, aCase(record), someFacts(facts))
  expect(found).toMatchObject({ gate, open })
  expect(found.why).toMatch(why)
  expect(found.why).toMatch(/\.$/)
})

describe('acts and the gates that they pass', () => {
  const gates = (act: Parameters<typeof gatesOf>[0], record = aCase(), facts = someFacts()): string[] =>
    gatesOf(act, record, facts).map(({ gate, open }) => (open ? gate : `shut ${gate}`))

  it.each([
    ['created', [], []],
    ['stored', [], ['shut rotation-order']],
    ['stored', ['created'], ['rotation-order']],
    ['switched', ['created', 'stored'], ['rotation-order']],
    ['switched', ['created'], ['shut rotation-order']],
    ['deactivated', ['created', 'stored', 'switched'], ['shut dependents-moved', 'rotation-order']],
    ['deactivated', ['stored', 'switched'], ['shut dependents-moved', 'shut rotation-order']],
    ['deleted', ['created', 'stored', 'switched'], ['shut rotation-order']],
    ['deleted', ['created', 'stored', 'switched', 'deactivated'], ['rotation-order']]
  ] as const)('rotate %s after %j passes %j', (step, before, expected) => {
    const found = gates({ kind: 'rotate', step, overlap: 'several' }, aCase({ rotation: proofs(...before) }))
    expect(found).toEqual(step === 'created' ? ['rotation-order'] : expected)
  })

  it('asks before the new key is made whether dependents are ready, where it ends the old one', () => {
    const act = { kind: 'rotate', step: 'created', overlap: 'replace' } as const
    expect(gates(act)).toEqual(['shut dependents-moved', 'rotation-order'])
    expect(gates(act, aCase({ dependents: [aDependent({ state: 'to-do' })] }))).toContain('shut dependents-moved')
    for (const state of ['staged', 'tested', 'live', 'not-a-dependent'] as const)
      expect(gates(act, aCase({ dependents: [aDependent({ state })] }))).toEqual(['dependents-moved', 'rotation-order'])
    expect(gates({ ...act, overlap: 'unknown' })).toEqual(['rotation-order'])
  })

  it('starts monitoring behind one gate', () => {
    expect(gates({ kind: 'start-monitoring' })).toEqual(['shut old-value-rejected'])
  })

  const all = ['shut old-value-rejected', 'shut usage-reviewed', 'shut tips-clean', 'shut prevention-recorded', 'shut monitoring-over']
  it.each<[CloseReason, string[]]>([
    ['revoked-verified', all],
    ['already-dead', all.slice(0, 4)],
    ['accepted-until', ['shut usage-reviewed']],
    ['false-positive', []],
    ['test-fixture', []],
    ['duplicate', []]
  ])('closes as %s behind %j', (reason, expected) => {
    const tips = someFacts({ tips: [{ sourceName: 'payments', ref: 'main' }] })
    expect(gates({ kind: 'close', reason }, aCase(), tips)).toEqual(expected)
    expect(gates({ kind: 'close', reason }, doneCase())).toEqual(expected.map((gate) => gate.replace('shut ', '')))
  })
})

it('shows all seven gates', () => {
  expect(allGates(aCase(), someFacts()).map(({ gate }) => gate)).toEqual([
    'dependents-moved',
    'old-value-rejected',
    'usage-reviewed',
    'tips-clean',
    'prevention-recorded',
    'monitoring-over',
    'rotation-order'
  ])
})
