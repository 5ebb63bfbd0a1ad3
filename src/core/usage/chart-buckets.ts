import type { UsageBucket } from '../../contract/case/usage.ts'
import type { Tally } from './tally.ts'
import { createHourLimits, type HourRange } from './tests/hour-limits.ts'

const mostBuckets = 2000
const hourMs = 3_600_000

/** The whole log hour by hour, or in wider steps where that would be more than 2 000, with the limits that spikes are measured against. */
export function chartBuckets(
  tally: Tally,
  range: HourRange,
  { exposedFrom, rotatedAt }: { exposedFrom: number | null; rotatedAt: number | null }
): { bucketHours: number; buckets: UsageBucket[] } {
  const { from, to } = range
  const bucketHours = Math.max(1, Math.ceil((to - from + 1) / mostBuckets))
  const rowLimit = createHourLimits(tally.hours, range, 'rows')
  const byteLimit = createHourLimits(tally.hours, range, 'bytes')
  const buckets: UsageBucket[] = []
  for (let start = from; start <= to; start += bucketHours) {
    const end = start + bucketHours
    const at = start * hourMs
    // The bucket in which the exposure begins belongs to it.
    const part =
      exposedFrom !== null && end * hourMs <= exposedFrom ? 'before' : rotatedAt !== null && at >= rotatedAt ? 'after' : 'exposed'
    const bucket: UsageBucket = { at: new Date(at).toISOString(), rows: 0, bytes: 0, failed: 0, part, spike: false, limit: 0 }
    for (let hour = start; hour < end; hour++) {
      const counts = tally.hours.get(hour)
      if (!counts) continue
      bucket.rows += counts.rows
      bucket.bytes += counts.bytes
      bucket.failed += counts.failed
      if (counts.rows > 20 && counts.rows > rowLimit(hour).limit) bucket.spike = true
      if (counts.bytes > 1024 * 1024 && counts.bytes > byteLimit(hour).limit) bucket.spike = true
    }
    // Of wider steps the limit is that of their first hour, times their hours.
    const { limit } = rowLimit(start)
    bucket.limit = Number.isFinite(limit) ? limit * bucketHours : 0
    buckets.push(bucket)
  }
  return { bucketHours, buckets }
}
