import type { CaseRecord } from '../../contract/case/record.ts'
import type { Audience, CaseState } from '../../contract/case/states.ts'
import type { Band, CaseView } from '../../contract/case/view.ts'
import { type Liveness, type Severity, severities } from '../../contract/model.ts'
import type { CaseFacts } from './case-facts.ts'

type Sum = CaseView['severity']
type Factor = Sum['factors'][number]

/**
 * How bad it is, as a sum that can be read: what the key opens, who could see it, whether it is live, how long it was out, and where it
 * lies. The most of all factors is 100. What is not known counts nearer to the worst than to the best.
 */
export function severityOf(
  record: Pick<CaseRecord, 'secrets' | 'exposure' | 'rejection' | 'state'>,
  facts: Pick<CaseFacts, 'found' | 'liveness'>,
  exposedFor: number | null
): Sum {
  const factors = [
    opens(worst(record.secrets), record.state),
    audience(record.exposure.audience),
    live(record.rejection !== null ? 'dead' : facts.liveness, record),
    duration(exposedFor),
    place(facts.found)
  ]
  const score = Math.min(100, Math.round(factors.reduce((sum, { points }) => sum + points, 0)))
  return { score, band: bandOf(score), factors }
}

export const bandOf = (score: number): Band =>
  score >= 80 ? 'critical' : score >= 60 ? 'high' : score >= 40 ? 'medium' : score >= 20 ? 'low' : 'info'

const worst = (secrets: CaseRecord['secrets']): Severity =>
  severities.find((severity) => secrets.some((secret) => secret.severity === severity)) ?? 'low'

function opens(severity: Severity, state: CaseState): Factor {
  const most = 35
  if (state === 'false-positive') return { factor: 'What it opens', points: 0, most, why: 'It is no secret: closed as a false positive.' }
  const points = { critical: 35, high: 26, medium: 16, low: 6 }[severity]
  return { factor: 'What it opens', points, most, why: `A key of severity ${severity} by its type, wherever it lies.` }
}

function audience(who: Audience): Factor {
  const [points, why] = {
    public: [25, 'Anybody could see it.'],
    organisation: [14, 'Everybody in the organisation could see it.'],
    team: [8, 'The team could see it.'],
    unknown: [16, 'Nobody has said yet who could see it.']
  }[who] as [number, string]
  return { factor: 'Who could see it', points, most: 25, why }
}

function live(liveness: Liveness, { rejection }: Pick<CaseRecord, 'rejection'>): Factor {
  const [points, why] = {
    live: [20, 'It was seen to work.'],
    undecided: [14, 'A check came to no answer: it may work.'],
    'not-attempted': [14, 'Nobody has tried it: it may work.'],
    'unsafe-to-check': [14, 'Trying it is not safe: it may work.'],
    dead: [0, rejection ? 'The old value was tried and rejected.' : 'It was seen to be dead.']
  }[liveness] as [number, string]
  return { factor: 'Live or not', points, most: 20, why }
}

const hour = 3_600_000
const day = 24 * hour

function duration(exposedFor: number | null): Factor {
  const factor = 'How long'
  const most = 10
  if (exposedFor === null) return { factor, points: 6, most, why: 'It is not known since when it lay open.' }
  const why = `Exposed for ${lengthOf(exposedFor)}.`
  if (exposedFor <= hour) return { factor, points: 2, most, why }
  if (exposedFor <= day) return { factor, points: 4, most, why }
  if (exposedFor <= 7 * day) return { factor, points: 6, most, why }
  return { factor, points: exposedFor <= 30 * day ? 8 : 10, most, why }
}

const lengthOf = (ms: number): string => {
  if (ms < hour) return 'less than an hour'
  const [count, unit] = ms < 2 * day ? [Math.floor(ms / hour), 'hour'] : [Math.floor(ms / day), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

function place(found: CaseFacts['found']): Factor {
  const [points, why] = {
    tip: [10, 'A branch tip or a folder holds it.'],
    history: [7, 'It is in the history, at no tip.'],
    unreachable: [4, 'It is in objects that no branch or tag reaches.'],
    nowhere: [4, 'It lies in no scanned source.']
  }[found] as [number, string]
  return { factor: 'Where it lies', points, most: 10, why }
}
