import type { CaseTimes } from '../../../contract/overview.ts'

/** How long cases took, put together for a chart and for one number. */

export type TimeKey = 'exposure' | 'repair'

const day = 86_400_000
const quarter = 91 * day

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2
}

const known = (times: readonly CaseTimes[], key: TimeKey): number[] => times.flatMap((one) => (one[key] === null ? [] : [one[key]]))
const between = (times: readonly CaseTimes[], from: number, to: number): CaseTimes[] =>
  times.filter(({ at }) => Date.parse(at) > from && Date.parse(at) <= to)

export interface Typical {
  median: number
  cases: number
  /** Over which cases: those whose key went dead in the last 91 days, all of them, or those that are still open. */
  of: 'quarter' | 'all' | 'open'
  /** Against the 91 days before, as a share: -0.38 is 38 % less. */
  change: number | null
}

/** The median of the last quarter, of all cases where that has none, of the open ones where none is over. */
export function typical(times: readonly CaseTimes[], key: TimeKey, now: number): Typical | null {
  const off = times.filter((one) => one.isOff)
  const last = known(between(off, now - quarter, now), key)
  const before = median(known(between(off, now - 2 * quarter, now - quarter), key))
  const candidates = [
    ['quarter', last],
    ['all', known(off, key)],
    ['open', known(times, key)]
  ] as const
  for (const [of, values] of candidates) {
    const value = median(values)
    if (value !== null) return { median: value, cases: values.length, of, change: of === 'quarter' && before ? value / before - 1 : null }
  }
  return null
}

export interface Period {
  start: number
  exposure: number | null
  repair: number | null
  cases: number
}

/** Twelve months that end with this one, or thirteen weeks that end now; medians of the cases whose key went dead in each, and of the open ones now. */
export function periods(times: readonly CaseTimes[], span: 'year' | 'quarter', now: number): Period[] {
  const date = new Date(now)
  const starts =
    span === 'year'
      ? Array.from({ length: 12 }, (_, at) => new Date(date.getFullYear(), date.getMonth() - 11 + at, 1).getTime())
      : Array.from({ length: 13 }, (_, at) => now - (13 - at) * 7 * day)
  return starts.map((start, at) => {
    const within = times.filter((one) => {
      const time = Date.parse(one.at)
      return time >= start && time < (starts[at + 1] ?? Number.POSITIVE_INFINITY)
    })
    return {
      start,
      exposure: median(known(within, 'exposure')),
      repair: median(known(within, 'repair')),
      cases: within.length
    }
  })
}
