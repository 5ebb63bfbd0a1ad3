import type { Counts } from '../tally.ts'

export interface HourLimit {
  median: number
  /** Median absolute deviation, times 1.4826 so that it is the standard deviation where values are normal. */
  mad: number
  limit: number
}

/** What is too little to be called a spike, whatever the median. */
export const smallestSpike = { rows: 20, bytes: 1024 * 1024 }
/** Hours since 1970. */
export interface HourRange {
  from: number
  to: number
  /** A full hour of an earlier week excuses one of today only before this hour: the exposure, after which it may have been misuse itself. */
  recursUntil: number
}
export type Measure = keyof typeof smallestSpike

const weeksBack = 4

/**
 * The limit of one hour: median + 3 MAD of the hours around it, which are the fullest ones at the same time of day (an hour more or less)
 * on each of the 28 days before, since keys live by the day: a job at night is as usual as people at noon. At the beginning of a log the days after stand in.
 * Hours that recur weekly count too: where the same hour of an earlier week was as full, it is no spike.
 * Rolling median and MAD: https://en.wikipedia.org/wiki/Median_absolute_deviation; the floor of the MAD is what a Poisson process would show.
 */
export function createHourLimits(
  hours: ReadonlyMap<number, Counts>,
  { from, to, recursUntil }: HourRange,
  measure: Measure
): (hour: number) => HourLimit {
  const value = (hour: number): number => hours.get(hour)?.[measure] ?? 0
  return (hour) => {
    const past = sameTimes(hour, -1, from, to, value)
    const values = past.length >= 7 ? past : [...past, ...sameTimes(hour, 1, from, to, value)]
    if (values.length < 3) return { median: 0, mad: 0, limit: Number.POSITIVE_INFINITY }
    const median = middle(values)
    const floor = measure === 'rows' ? Math.max(1, Math.sqrt(median)) : Math.max(smallestSpike.bytes / 20, 0.1 * median)
    const mad = Math.max(floor, 1.4826 * middle(values.map((one) => Math.abs(one - median))))
    let limit = Math.max(median + 3 * mad, 2 * median, median + smallestSpike[measure])
    for (let week = 1; week <= weeksBack; week++)
      for (let near = -1; near <= 1; near++) {
        const then = hour - 168 * week + near
        if (then >= from && then < recursUntil) limit = Math.max(limit, 1.5 * value(then))
      }
    return { median, mad, limit }
  }
}

/** One value a day: the fullest of the hour and the two beside it, so that a job that starts a little later is the same job. */
function sameTimes(hour: number, direction: 1 | -1, from: number, to: number, value: (hour: number) => number): number[] {
  const found: number[] = []
  for (let day = 1; day <= 28; day++) {
    const then = hour + direction * 24 * day
    if (then < from || then > to) break
    found.push(Math.max(value(then - 1), value(then), value(then + 1)))
  }
  return found
}

export function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
