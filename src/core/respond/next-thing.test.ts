import { expect, it } from 'vitest'
import { aCase, aDependent, by, doneCase, now, proofs, someFacts } from '../../../test/support/case-record.ts'
import type { CaseRecord } from '../../contract/case/record.ts'
import type { CaseFacts } from './case-facts.ts'
import { nextThing } from './next-thing.ts'

const verdict: CaseRecord['verdict'] = { outcome: 'no-sign-of-use', confidence: 'high', text: 'x', groups: [], ...by }
const ready = { verdict, dependentsSearchedAt: now }
const group = (judged: boolean): CaseFacts['usage'] => ({ groups: [{ id: 'g', name: '203.0.113.77, send', judged }], gaps: 0 })
const clock = (expiresAt: string | null) => ({ log: 'events', keeps: '3 days', expiresAt, source: '-', date: '-' })
const check: NonNullable<CaseRecord['monitor']>['checks'][number] = {
  id: 'check-1',
  check: 'custom',
  title: 'Ask Eve',
  automatic: false,
  everyHours: 24,
  dueAt: '2026-11-24T07:00:00.000Z',
  results: []
}

it.each<[string, CaseRecord, Partial<CaseFacts>, string | null, string, RegExp]>([
  ['logs that go within three days', aCase(), {}, '2026-11-25T08:00:00.000Z', 'assess', /Save the provider’s logs.*2026-11-25 08:00 UTC/],
  ['logs that go later', aCase(), {}, '2026-12-25T08:00:00.000Z', 'assess', /Import the logs/],
  ['logs that are gone', aCase(), {}, '2026-11-23T08:00:00.000Z', 'assess', /Import the logs/],
  ['public', aCase({ exposure: { audience: 'public', firstPublicAt: null, note: '' } }), {}, null, 'rotate', /anybody can have/],
  ['groups to judge', aCase(), { usage: group(false) }, null, 'assess', /Judge the group/],
  ['no verdict', aCase(), { usage: group(true) }, null, 'assess', /verdict/],
  ['no new key', aCase(ready), {}, null, 'rotate', /Make a new key/],
  ['not stored', aCase({ ...ready, rotation: proofs('created') }), {}, null, 'rotate', /Store/],
  ['logs not looked at, key made', aCase({ rotation: proofs('created') }), {}, null, 'rotate', /Store/],
  [
    'dependents left',
    aCase({ ...ready, dependents: [aDependent()], rotation: proofs('created', 'stored') }),
    {},
    null,
    'dependents',
    /billing/
  ],
  ['dependents not searched', aCase({ verdict, rotation: proofs('created', 'stored') }), {}, null, 'dependents', /Search the sources/],
  ['not switched', aCase({ ...ready, rotation: proofs('created', 'stored') }), {}, null, 'rotate', /switched/],
  ['still on', aCase({ ...ready, rotation: proofs('created', 'stored', 'switched') }), {}, null, 'rotate', /Switch the old key off/],
  [
    'not proven',
    aCase({ ...ready, rotation: proofs('created', 'stored', 'switched', 'deactivated') }),
    {},
    null,
    'rotate',
    /Try the old value/
  ],
  ['not watched', doneCase({ state: 'deactivated', monitor: null }), {}, null, 'monitor', /Start monitoring/],
  ['reopened', doneCase({ state: 'reopened' }), {}, null, 'monitor', /Start monitoring/],
  ['a check is due', doneCase({ monitor: { start: now, end: now, checks: [check], extendedFor: '' } }), {}, null, 'monitor', /Ask Eve/],
  ['a tip', doneCase(), { tips: [{ sourceName: 'a', ref: 'main' }] }, null, 'monitor', /main of a/],
  ['no prevention', doneCase({ prevention: [] }), {}, null, 'monitor', /prevention/],
  ['never reviewed', doneCase({ verdict: null }), {}, null, 'assess', /Import the logs/],
  [
    'waiting',
    doneCase({ monitor: { start: now, end: '2026-12-24T08:00:00.000Z', checks: [], extendedFor: '' } }),
    {},
    null,
    'monitor',
    /until 2026-12-24/
  ],
  ['all done', doneCase(), {}, null, 'monitor', /Close the case/]
])('%s', (_, record, facts, expires, step, text) => {
  const next = nextThing(record, someFacts(facts), [clock(expires)], 'several')
  expect(next?.step).toBe(step)
  expect(next?.text).toMatch(text)
})

it.each(['closed', 'false-positive', 'accepted-risk'] as const)('asks for nothing more of a case that is %s', (state) => {
  expect(nextThing(aCase({ state }), someFacts(), [], 'several')).toBeNull()
})

it.each<[string, Partial<CaseRecord>]>([
  ['a verdict is given', { verdict }],
  ['anybody can have the old one', { exposure: { audience: 'public', firstPublicAt: null, note: '' } }]
])('asks for dependents before a new key that ends the old one at once, where %s', (_, fields) => {
  const next = (dependents: CaseRecord['dependents'], searched: string | null) =>
    nextThing(aCase({ ...fields, dependents, dependentsSearchedAt: searched }), someFacts(), [], 'replace')
  expect(next([], null)).toMatchObject({ step: 'dependents', text: expect.stringContaining('Search the sources') })
  expect(next([aDependent()], now)).toMatchObject({ step: 'dependents', text: expect.stringContaining('billing') })
  expect(next([aDependent({ state: 'staged' })], now)).toMatchObject({ step: 'rotate', text: expect.stringContaining('Make a new key') })
})

it('asks for no check that falls due after the end of the window', () => {
  const late = { ...check, dueAt: '2026-11-24T07:30:00.000Z', results: [{ ok: true, note: '', ...by }] }
  const record = doneCase({
    monitor: { start: '2026-11-20T08:00:00.000Z', end: '2026-11-24T07:00:00.000Z', checks: [late], extendedFor: '' }
  })
  expect(nextThing(record, someFacts(), [], 'several')?.text).toMatch(/Close the case/)
})
