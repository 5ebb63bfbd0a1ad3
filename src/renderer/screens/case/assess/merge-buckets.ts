import type { UsageBucket } from '../../../../contract/case/usage.ts'

/** More bars than this are thinner than a screen can draw. */
const most = 200

/** Spans that a person can name: hours up to a day, then days. */
const spans = [1, 2, 3, 4, 6, 8, 12, 24, 48, 72, 168, 336, 720]

/** How many buckets one bar stands for. */
export const bucketsPerBar = (count: number): number => spans.find((span) => count / span <= most) ?? Math.ceil(count / most)

/**
 * Buckets as bars: of neighbours that share one, its highest values, so that a spike of an hour stays as high as it was. The
 * limit is the highest of theirs too: a bar above it then holds a bucket above its own. A bar never reaches over the beginning or
 * the end of the exposure.
 */
export function mergeBuckets(buckets: readonly UsageBucket[]): UsageBucket[] {
  const per = bucketsPerBar(buckets.length)
  if (per === 1) return [...buckets]
  const bars: UsageBucket[] = []
  let held = 0
  for (const bucket of buckets) {
    const bar = bars.at(-1)
    if (bar === undefined || held === per || bar.part !== bucket.part) {
      bars.push({ ...bucket })
      held = 1
      continue
    }
    bars[bars.length - 1] = {
      ...bar,
      rows: Math.max(bar.rows, bucket.rows),
      bytes: Math.max(bar.bytes, bucket.bytes),
      failed: Math.max(bar.failed, bucket.failed),
      limit: Math.max(bar.limit, bucket.limit),
      spike: bar.spike || bucket.spike
    }
    held++
  }
  return bars
}
