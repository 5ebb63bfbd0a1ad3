import { expect, it } from 'vitest'
import type { UsageBucket } from '../../../../contract/case/usage.ts'
import { bucketsPerBar, mergeBuckets } from './merge-buckets.ts'

const hours = (count: number, change: (hour: number) => Partial<UsageBucket> = () => ({})): UsageBucket[] =>
  Array.from({ length: count }, (_, hour) => ({
    at: new Date(Date.UTC(2026, 0, 1, hour)).toISOString(),
    rows: 10,
    bytes: 100,
    failed: 0,
    part: 'before',
    spike: false,
    limit: 20,
    ...change(hour)
  }))

it.each([
  [120, 1],
  [200, 1],
  [1400, 8],
  [2000, 12]
])('of %d hours a bar is %d', (count, per) => expect(bucketsPerBar(count)).toBe(per))

it('leaves few buckets as they are', () => expect(mergeBuckets(hours(120))).toEqual(hours(120)))

it('keeps the height of a spike of one hour', () => {
  const bars = mergeBuckets(hours(800, (hour) => (hour === 401 ? { rows: 900, spike: true } : {})))
  expect(bars).toHaveLength(200)
  expect(bars.filter((bar) => bar.spike)).toMatchObject([{ rows: 900, at: hours(800)[400]?.at }])
})

it('ends a bar where the exposure begins and ends', () => {
  const bars = mergeBuckets(hours(800, (hour) => ({ part: hour < 402 ? 'before' : hour < 603 ? 'exposed' : 'after' })))
  expect(bars.find((bar) => bar.part === 'exposed')?.at).toBe(hours(800)[402]?.at)
  expect(bars.find((bar) => bar.part === 'after')?.at).toBe(hours(800)[603]?.at)
})
