import type { UsageBucket } from '../../../../contract/case/usage.ts'

export type Metric = 'rows' | 'bytes' | 'failed'
export type BarKind = 'before' | 'exposed' | 'after' | 'spike'

/** The chart in units of its own: x runs from 0 to the number of buckets, y from 0 (top) to 100. */
export interface ChartShape {
  top: number
  /** One path for all bars of a kind: thousands of bars cost four elements. */
  bars: Record<BarKind, string>
  /** The limit of each bucket as a line over it; null where it is not drawn. */
  limit: string | null
  /** First and last bucket of the exposure; null where no bucket lies in it. */
  exposed: { from: number; to: number } | null
  /** Bucket at which the old key was off; null while it is on. */
  after: number | null
  marks: { at: number; time: string }[]
}

const gap = 0.18

/** A round number at or above the highest value. */
export function roundTop(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((one) => one * power >= value) ?? 10
  return Math.round(step * power * 10) / 10
}

const isNewDay = (buckets: readonly UsageBucket[], at: number): boolean => {
  const before = buckets[at - 1]
  const now = buckets[at]
  return now !== undefined && (before === undefined || new Date(before.at).getDate() !== new Date(now.at).getDate())
}

/** Days, thinned out until at most eight names stand below. */
function dayMarks(buckets: readonly UsageBucket[]): ChartShape['marks'] {
  const days = buckets.flatMap((bucket, at) => (isNewDay(buckets, at) ? [{ at, time: bucket.at }] : []))
  const every = Math.max(1, Math.ceil(days.length / 8))
  return days.filter((_, index) => index % every === 0)
}

/** `hasLimit`: each bar is one bucket, so that the limit of each can be drawn. Of bars that hold a day each it would be a row of teeth. */
export function chartShape(buckets: readonly UsageBucket[], metric: Metric, hasLimit: boolean): ChartShape {
  const limits = metric === 'rows' && hasLimit ? buckets.map((bucket) => bucket.limit) : []
  const top = roundTop(Math.max(1, ...buckets.map((bucket) => bucket[metric]), ...limits))
  const height = (value: number): number => Math.max(value > 0 ? 0.8 : 0, (value / top) * 100)
  const bars: Record<BarKind, string> = { before: '', exposed: '', after: '', spike: '' }
  buckets.forEach((bucket, at) => {
    const tall = height(bucket[metric])
    if (tall === 0) return
    bars[bucket.spike ? 'spike' : bucket.part] += `M${at + gap} 100V${(100 - tall).toFixed(2)}H${at + 1 - gap}V100Z`
  })
  const first = buckets.findIndex((bucket) => bucket.part === 'exposed')
  const last = buckets.findLastIndex((bucket) => bucket.part === 'exposed')
  const after = buckets.findIndex((bucket) => bucket.part === 'after')
  return {
    top,
    bars,
    limit:
      limits.length === 0
        ? null
        : limits
            .map((limit, at) => `${limit === limits[at - 1] ? '' : `M${at} ${(100 - (limit / top) * 100).toFixed(2)}`}H${at + 1}`)
            .join(''),
    exposed: first < 0 ? null : { from: first, to: last + 1 },
    after: after < 0 ? null : after,
    marks: dayMarks(buckets)
  }
}
