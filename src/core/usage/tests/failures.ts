import type { ActionTally, Counts, GroupTally, IpTally, Tally } from '../tally.ts'
import type { Baseline } from './baseline.ts'
import { minute, percent, plural, type Reason } from './reason.ts'

const leastFailed = 10

/** Failed uses: their share against what was usual, bursts within an hour, and every use after the key was switched off. */
export function failuresOf(tally: Tally, ip: IpTally, group: GroupTally, action: ActionTally, baseline: Baseline): Reason | undefined {
  const after = usesAfter(tally, group)
  if (after.rows > 0) {
    const worked = after.rows - after.failed
    const told =
      worked > 0
        ? `${plural(worked, 'use')} of the old key worked after it was deactivated`
        : `${plural(after.failed, 'use')} of the old key after it was deactivated, all refused`
    return { test: 'failures', weight: worked > 0 ? 3 : 2, text: `${told}; the last at ${minute(group.to)}.` }
  }
  const usual =
    tally.parts.before.rows > 0 && baseline.good
      ? Math.max(shareOf(tally.parts.before), action.before.rows >= 20 ? shareOf(action.before) : 0)
      : 0.05
  const whole = { rows: ip.exposed, failed: [...ip.groups.values()].reduce((sum, { exposed }) => sum + exposed.failed, 0), bytes: 0 }
  const own =
    group.exposed.failed >= leastFailed ? group.exposed : group.exposed.failed >= 2 && whole.failed >= leastFailed ? whole : undefined
  if (!own) return undefined
  const share = shareOf(own)
  const burst = worstHour(group)
  const told = `${plural(own.failed, 'failed use')} of ${own.rows}${own === whole ? ` from ${ip.ip}` : ''} (${percent(share)}; usual are ${percent(usual)})`
  const hour = burst && burst.failed >= leastFailed ? `, up to ${burst.failed} in the hour from ${minute(burst.hour * 3_600_000)}` : ''
  if (share < Math.max(0.25, 3 * usual)) {
    if (!burst || burst.failed < 30 || burst.share < Math.max(0.5, 5 * usual)) return undefined
    return { test: 'failures', weight: 1, text: `A burst of failures: ${told}${hour}.` }
  }
  // Where the failures of everybody else rise at the same time, the service was down.
  const down = outage(tally, group)
  if (down > 0.25) return undefined
  return { test: 'failures', weight: share >= 0.6 && own.failed >= 20 ? 1.5 : 1.25, text: `${told}${hour}.` }
}

/**
 * Uses of the old key after its end. A log that names keys tells them apart; one that does not may show the new key, so that there only a
 * group counts of which nearly all is refused.
 */
export function usesAfter(tally: Tally, group: GroupTally): Counts {
  if (tally.filled.key > 0) return group.afterKnownKey
  return group.after.failed >= 0.9 * group.after.rows ? group.after : { rows: 0, failed: 0, bytes: 0 }
}

const shareOf = ({ rows, failed }: Counts): number => (rows === 0 ? 0 : failed / rows)

function worstHour(group: GroupTally): { hour: number; failed: number; share: number } | undefined {
  let worst: { hour: number; failed: number; share: number } | undefined
  for (const [hour, counts] of group.hours)
    if (counts.failed > (worst?.failed ?? 0)) worst = { hour, failed: counts.failed, share: shareOf(counts) }
  return worst
}

/** Share of failures of all others, in the hours in which this group failed. */
function outage(tally: Tally, group: GroupTally): number {
  let rows = 0
  let failed = 0
  for (const [hour, counts] of group.hours) {
    if (counts.failed === 0) continue
    const all = tally.hours.get(hour)
    if (!all) continue
    rows += all.rows - counts.rows
    failed += all.failed - counts.failed
  }
  return rows < 5 ? 0 : failed / rows
}
