import { expect, it } from 'vitest'
import type { UsageBucket } from '../../../../contract/case/usage.ts'
import { chartShape, roundTop } from './chart-shape.ts'

const bucket = (hour: number, change: Partial<UsageBucket> = {}): UsageBucket => ({
  at: new Date(Date.UTC(2026, 9, 12, hour)).toISOString(),
  rows: 10,
  bytes: 1000,
  failed: 0,
  part: 'before',
  spike: false,
  limit: 20,
  ...change
})

it.each([
  [0, 1],
  [1, 1],
  [3.4, 4],
  [172, 200],
  [501, 600],
  [1_900_000, 2_000_000]
])('rounds %d up to %d', (value, top) => expect(roundTop(value)).toBe(top))

it('draws a spike as a bar of its own kind, wherever it lies', () => {
  const { bars } = chartShape([bucket(0), bucket(1, { part: 'exposed', spike: true }), bucket(2, { part: 'exposed' })], 'rows', true)
  expect(bars.spike).toMatch(/^M1\.18 /)
  expect(bars.exposed).toMatch(/^M2\.18 /)
  expect(bars.before).toMatch(/^M0\.18 /)
})

it('shades from the first to the end of the last bucket of the exposure', () =>
  expect(
    chartShape([bucket(0), bucket(1, { part: 'exposed' }), bucket(2, { part: 'exposed' }), bucket(3, { part: 'after' })], 'rows', true)
  ).toMatchObject({
    exposed: { from: 1, to: 3 },
    after: 3
  }))

it('leaves room for the limit above the highest bar', () => expect(chartShape([bucket(0, { limit: 90 })], 'rows', true).top).toBe(100))

it('draws the limit over each bar, in one piece while it stays the same', () =>
  expect(chartShape([bucket(0), bucket(1), bucket(2, { limit: 10 })], 'rows', true).limit).toBe('M0 0.00H1H2M2 50.00H3'))

it('has a limit for requests alone, and where a bar is one bucket', () => {
  expect(chartShape([bucket(0)], 'rows', true).limit).not.toBeNull()
  expect(chartShape([bucket(0)], 'bytes', true).limit).toBeNull()
  expect(chartShape([bucket(0, { limit: 90 })], 'rows', false)).toMatchObject({ limit: null, top: 10 })
})

it('names at most eight days', () =>
  expect(
    chartShape(
      Array.from({ length: 24 * 30 }, (_, hour) => bucket(hour)),
      'rows',
      true
    ).marks.length
  ).toBeLessThanOrEqual(8))

it('draws nothing of nothing', () => {
  expect(chartShape([], 'rows', true)).toMatchObject({ exposed: null, after: null, marks: [] })
  expect(chartShape([bucket(0, { failed: 0 })], 'failed', true).bars.before).toBe('')
})
