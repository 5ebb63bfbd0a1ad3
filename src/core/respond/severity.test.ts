import { expect, it } from 'vitest'
import { aCase, by, someFacts } from '../../../test/support/case-record.ts'
import type { CaseRecord } from '../../contract/case/record.ts'
import { Audience } from '../../contract/case/states.ts'
import { Liveness, severities } from '../../contract/model.ts'
import type { CaseFacts } from './case-facts.ts'
import { bandOf, severityOf } from './severity.ts'

const hour = 3_600_000
const day = 24 * hour
const of = (severity: (typeof severities)[number]): Pick<CaseRecord, 'secrets'> => ({
  secrets: aCase().secrets.map((secret) => ({ ...secret, severity }))
})
const seenBy = (audience: Audience): Pick<CaseRecord, 'exposure'> => ({ exposure: { audience, firstPublicAt: null, note: '' } })

it.each<[string, Partial<CaseRecord>, Partial<CaseFacts>, number | null, number, string]>([
  ['the worst there is', seenBy('public'), { liveness: 'live', found: 'tip' }, 31 * day, 100, 'critical'],
  ['not looked at yet', {}, {}, 4 * day, 78, 'high'],
  [
    'dead and old',
    { ...of('low'), ...seenBy('team'), rejection: { text: '401', evidence: [], ...by } },
    { found: 'unreachable' },
    hour,
    20,
    'low'
  ],
  ['no secret', { ...of('low'), state: 'false-positive' }, { liveness: 'dead', found: 'nowhere' }, hour, 22, 'low'],
  ['reported, lies nowhere', of('medium'), { found: 'nowhere' }, null, 56, 'medium']
])('%s', (_, record, facts, exposed, score, band) => {
  const sum = severityOf(aCase(record), someFacts(facts), exposed)
  expect([sum.score, sum.band]).toEqual([score, band])
  expect(sum.score).toBe(sum.factors.reduce((points, factor) => points + factor.points, 0))
})

it('adds to at most 100, no factor above its most, each with a reason', () => {
  for (const severity of severities)
    for (const audience of Audience.options)
      for (const liveness of Liveness.options)
        for (const found of ['tip', 'history', 'unreachable', 'nowhere'] as const)
          for (const exposed of [null, 0, hour, hour + 1, day + 1, 8 * day, 400 * day]) {
            const { factors, score } = severityOf(aCase({ ...of(severity), ...seenBy(audience) }), { found, liveness }, exposed)
            expect(factors.reduce((most, factor) => most + factor.most, 0)).toBe(100)
            expect(factors.every(({ points, most, why }) => points >= 0 && points <= most && why.endsWith('.'))).toBe(true)
            expect(score).toBeLessThanOrEqual(100)
          }
})

it('grows with each factor', () => {
  const score = (record: Partial<CaseRecord>, facts: Partial<CaseFacts> = {}, exposed: number | null = day): number =>
    severityOf(aCase(record), someFacts(facts), exposed).score
  const rises = (scores: number[]): void => expect(scores).toEqual([...new Set(scores)].sort((a, b) => a - b))
  rises((['low', 'medium', 'high', 'critical'] as const).map((severity) => score(of(severity))))
  rises((['team', 'organisation', 'unknown', 'public'] as const).map((audience) => score(seenBy(audience))))
  rises((['dead', 'not-attempted', 'live'] as const).map((liveness) => score({}, { liveness })))
  rises((['unreachable', 'history', 'tip'] as const).map((found) => score({}, { found })))
  rises([0, hour + 1, day + 1, 8 * day, 31 * day].map((exposed) => score({}, {}, exposed)))
})

it('takes the worst of several secrets', () => {
  const [secret] = aCase().secrets
  const secrets = secret
    ? [
        { ...secret, severity: 'low' as const },
        { ...secret, severity: 'high' as const }
      ]
    : []
  expect(severityOf(aCase({ secrets }), someFacts(), null).factors[0]?.points).toBe(26)
})

it.each([
  [100, 'critical'],
  [80, 'critical'],
  [79, 'high'],
  [60, 'high'],
  [59, 'medium'],
  [40, 'medium'],
  [39, 'low'],
  [20, 'low'],
  [19, 'info'],
  [0, 'info']
])('%i is %s', (score, band) => {
  expect(bandOf(score)).toBe(band)
})
