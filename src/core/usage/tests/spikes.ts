import type { ActionTally, Counts, GroupTally } from '../tally.ts'
import { createHourLimits, type HourLimit, type HourRange, type Measure, smallestSpike } from './hour-limits.ts'
import { minute, number, plural, type Reason, size } from './reason.ts'

/** Limits of one action, by rows and by bytes, each hour measured once. */
export interface ActionLimits {
  rows(hour: number): HourLimit
  bytes(hour: number): HourLimit
}

export function actionLimits(action: ActionTally, range: HourRange): ActionLimits {
  const cached = (measure: Measure): ((hour: number) => HourLimit) => {
    const limits = createHourLimits(action.hours, range, measure)
    const known = new Map<number, HourLimit>()
    return (hour) => {
      const found = known.get(hour) ?? limits(hour)
      known.set(hour, found)
      return found
    }
  }
  return { rows: cached('rows'), bytes: cached('bytes') }
}

/**
 * Hours in which the action went over its limit and this address alone made most of what is too much. Judged by rows and by bytes; the
 * worse of both is told.
 */
export function spikeOf(group: GroupTally, action: ActionTally, limits: ActionLimits): Reason | undefined {
  const measured = (['rows', 'bytes'] as const).flatMap((measure) => spikeBy(measure, group.hours, action.hours, limits) ?? [])
  return measured.sort((a, b) => b.weight - a.weight)[0]
}

function spikeBy(
  measure: Measure,
  own: ReadonlyMap<number, Counts>,
  all: ReadonlyMap<number, Counts>,
  limits: ActionLimits
): Reason | undefined {
  let worst: { hour: number; value: number; limit: HourLimit; times: number } | undefined
  let hours = 0
  for (const [hour, counts] of own) {
    const total = all.get(hour)?.[measure] ?? 0
    const limit = limits[measure](hour)
    if (total <= limit.limit || counts[measure] < 0.5 * (total - limit.median)) continue
    hours++
    const times = total / Math.max(limit.median, limit.mad)
    if (!worst || times > worst.times) worst = { hour, value: total, limit, times }
  }
  if (!worst) return undefined
  const { median, mad } = worst.limit
  const tell = measure === 'rows' ? number : size
  const what = measure === 'rows' ? plural(worst.value, 'row') : size(worst.value)
  return {
    test: 'spike',
    weight: weigh(measure, worst.value, worst.times),
    text: `${what} in the hour from ${minute(worst.hour * 3_600_000)} against a median of ${tell(median)} ± ${tell(mad)} at that time of day, ${number(worst.times)}×${hours > 1 ? `; ${plural(hours, 'hour')} over the limit` : ''}.`
  }
}

/** A mailing or a load test is a spike of rows from a known address, so rows alone are never enough; hundreds of MiB where there was little are. */
function weigh(measure: Measure, value: number, times: number): number {
  if (value < 5 * smallestSpike[measure]) return 0.75
  if (measure === 'bytes' && times >= 20 && value >= 100 * smallestSpike.bytes) return 2
  return times >= 10 ? 1.5 : 1.25
}
