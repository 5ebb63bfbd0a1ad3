import type { CaseRecord } from '../../contract/case/record.ts'
import type { Milestone } from '../../contract/case/states.ts'
import { Milestone as MilestoneName } from '../../contract/case/states.ts'
import type { CaseFacts } from './case-facts.ts'
import { isEnded } from './states.ts'

export type Milestones = Record<Milestone, string | null>

/** When each milestone was reached, by what was set by hand, then by what happened; null while it was not. */
export function milestonesOf(record: CaseRecord, facts: Pick<CaseFacts, 'firstExposed' | 'now'>): Milestones {
  const stated = record.statements.find(({ about }) => about === 'logs-unavailable')?.at ?? null
  const proof = (step: CaseRecord['rotation'][number]['step']): string | null =>
    record.rotation.find((found) => found.step === step)?.at ?? null
  // A window that a regression broke off did not end.
  const isWhole = record.state === 'monitoring' || isEnded(record.state)
  const watched = record.monitor && isWhole && Date.parse(record.monitor.end) <= Date.parse(facts.now) ? record.monitor.end : null
  const happened: Milestones = {
    'first-exposed': facts.firstExposed,
    'first-public': record.exposure.firstPublicAt,
    detected: record.openedAt,
    declared: record.openedAt,
    'usage-reviewed': record.verdict?.at ?? stated,
    'replacement-live': proof('switched'),
    'old-deactivated': proof('deactivated'),
    'old-deleted': proof('deleted'),
    'monitoring-end': watched,
    closed: record.close?.at ?? null
  }
  return { ...happened, ...record.milestones }
}

/** Usage may be reviewed before or after the key was switched off: neither waits for the other. */
const unordered = new Set<Milestone>(['replacement-live', 'old-deactivated', 'old-deleted'])

const comparable = (a: Milestone, b: Milestone): boolean =>
  !(a === 'usage-reviewed' && unordered.has(b)) && !(b === 'usage-reviewed' && unordered.has(a))

/** In words why a milestone can't lie at that time: it names the neighbour that is in the way. Undefined where it can. */
export function milestoneProblem(milestones: Milestones, milestone: Milestone, at: string, now: string): string | undefined {
  if (Date.parse(at) > Date.parse(now)) return `“${labels[milestone]}” can’t lie in the future.`
  const order = MilestoneName.options
  const place = order.indexOf(milestone)
  const violated = (names: readonly Milestone[], wrong: (time: number) => boolean): Milestone | undefined =>
    names.find((name) => {
      const time = milestones[name]
      return time !== null && comparable(milestone, name) && wrong(Date.parse(time))
    })
  const before = violated(order.slice(0, place).toReversed(), (time) => time > Date.parse(at))
  if (before)
    return `“${labels[milestone]}” can’t lie before “${labels[before]}”, which was at ${milestones[before]}. Correct that one first if it is wrong.`
  const after = violated(order.slice(place + 1), (time) => time < Date.parse(at))
  if (after)
    return `“${labels[milestone]}” can’t lie after “${labels[after]}”, which was at ${milestones[after]}. Correct that one first if it is wrong.`
  return undefined
}

/** Milliseconds between milestones; null while one end is missing, 0 where they lie the wrong way round. */
export function timesOf(milestones: Milestones): {
  exposure: number | null
  detect: number | null
  contain: number | null
  repair: number | null
} {
  const between = (from: Milestone, to: Milestone): number | null => {
    const start = milestones[from]
    const end = milestones[to]
    return start === null || end === null ? null : Math.max(0, Date.parse(end) - Date.parse(start))
  }
  return {
    exposure: between('first-exposed', 'old-deactivated'),
    detect: between('first-exposed', 'detected'),
    contain: between('detected', 'old-deactivated'),
    repair: between('detected', 'closed')
  }
}

export const labels: Record<Milestone, string> = {
  'first-exposed': 'first exposed',
  'first-public': 'first public',
  detected: 'detected',
  declared: 'declared',
  'usage-reviewed': 'usage reviewed',
  'replacement-live': 'replacement live',
  'old-deactivated': 'old key deactivated',
  'old-deleted': 'old key deleted',
  'monitoring-end': 'monitoring over',
  closed: 'closed'
}
