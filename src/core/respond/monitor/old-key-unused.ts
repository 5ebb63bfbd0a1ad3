import type { UsageAnalysis } from '../../../contract/case/usage.ts'
import { type CheckAnswer, day, hours } from './check-answer.ts'

export interface OldKeyUnusedFacts {
  now: string
  /** When monitoring began. */
  start: string
  everyHours: number
  /** When the old key was switched off; null where that is not known. */
  deactivatedAt: string | null
  imports: readonly { at: string; to: string | null }[]
  analysis: Pick<UsageAnalysis, 'buckets' | 'bucketHours' | 'afterUses' | 'namesKeys'> | null
}

/**
 * Whether the old key was used since monitoring began, by logs that were imported within the check's interval. A use that was refused proves that the
 * key is dead, and that somebody still has it: told, but no return.
 */
export function oldKeyUnused({ now, start, everyHours, deactivatedAt, imports, analysis }: OldKeyUnusedFacts): CheckAnswer {
  const from = Date.parse(start)
  const hour = 3_600_000
  const after = (analysis?.buckets ?? []).filter(
    ({ at, part }) => part === 'after' && Date.parse(at) + (analysis?.bucketHours ?? 1) * hour > from
  )
  const sum = (pick: (bucket: (typeof after)[number]) => number): number => after.reduce((all, bucket) => all + pick(bucket), 0)
  const refused = Math.min(
    sum(({ failed }) => failed),
    analysis?.afterUses.failed ?? 0
  )
  const worked = sum(({ rows, failed }) => rows - failed)
  const used = Math.min(worked, (analysis?.afterUses.rows ?? 0) - (analysis?.afterUses.failed ?? 0))
  const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)
  if (used > 0)
    return {
      verdict: 'regression',
      note: `The old key was used ${times(used)} since it was switched off, and not refused. Look at the rows after the rotation.`
    }
  if (deactivatedAt === null)
    return {
      verdict: 'undecided',
      note: 'Not decided: when the old key was switched off is not known. Set that milestone, then run the check again.'
    }
  const newest = imports.filter(({ at }) => Date.parse(at) >= Date.parse(now) - everyHours * hour)
  const reach = newest
    .flatMap(({ to }) => to ?? [])
    .sort()
    .at(-1)
  if (newest.length === 0) {
    const last = imports
      .map(({ at }) => at)
      .sort()
      .at(-1)
    return {
      verdict: 'undecided',
      note: `Not decided: no log was imported in the last ${hours(everyHours)}${last === undefined ? '' : ` (the last one on ${day(last)})`}. Import the provider’s newest log, then run the check again.`
    }
  }
  if (reach === undefined || reach < start)
    return {
      verdict: 'undecided',
      note: `Not decided: the logs that were imported ${reach === undefined ? 'have no rows' : `end on ${day(reach)}`}, before monitoring began. Import newer ones.`
    }
  if (analysis?.namesKeys === false && worked > 0)
    return {
      verdict: 'undecided',
      note: `Not decided: ${worked === 1 ? 'one use' : `${worked} uses`} since then worked, and the log does not say by which key. Import the rows of the old key alone.`
    }
  const told =
    refused > 0 ? ` It was tried ${times(refused)} and refused: somebody still has it. See who, in the rows after the rotation.` : ''
  return { verdict: 'in-order', note: `Not used, by logs up to ${day(reach)}.${told}` }
}
