import { expect, it } from 'vitest'
import type { CaseTimes } from '../../../contract/overview.ts'
import { median, periods, typical } from './case-times.ts'

const day = 86_400_000
const now = new Date(2026, 10, 24, 12).getTime()
const times = (daysAgo: number, exposure: number | null, change: Partial<CaseTimes> = {}): CaseTimes => ({
  at: new Date(now - daysAgo * day).toISOString(),
  isOff: true,
  exposure: exposure === null ? null : exposure * day,
  repair: null,
  ...change
})

it.each([
  [[], null],
  [[3], 3],
  [[9, 1, 3], 3],
  [[4, 1, 3, 2], 2.5]
])('takes the median of %j', (values, middle) => expect(median(values)).toBe(middle))

it('compares the last quarter with the one before', () =>
  expect(typical([times(5, 4), times(40, 6), times(100, 10)], 'exposure', now)).toEqual({
    median: 5 * day,
    cases: 2,
    of: 'quarter',
    change: -0.5
  }))

it('says so when only older or only open cases tell something', () => {
  expect(typical([times(200, 7)], 'exposure', now)).toMatchObject({ median: 7 * day, of: 'all', change: null })
  expect(typical([times(0, 3, { isOff: false })], 'exposure', now)).toMatchObject({ of: 'open' })
  expect(typical([times(0, null, { isOff: false })], 'exposure', now)).toBeNull()
})

it('cuts a year into months that end with this one', () => {
  const year = periods([times(0, 2), times(1, 4), times(40, 9), times(800, 99)], 'year', now)
  expect(year).toHaveLength(12)
  expect(year.at(-1)).toMatchObject({ start: new Date(2026, 10, 1).getTime(), exposure: 3 * day, cases: 2 })
  expect(year.filter(({ cases }) => cases > 0)).toHaveLength(2)
})

it('cuts a quarter into weeks that end now', () => {
  const weeks = periods([times(0, 2), times(90, 4), times(92, 9)], 'quarter', now)
  expect(weeks).toHaveLength(13)
  expect(weeks.at(0)?.exposure).toBe(4 * day)
  expect(weeks.reduce((sum, { cases }) => sum + cases, 0)).toBe(2)
})
