import { expect, it } from 'vitest'
import { byYear, everyMonth, roundTop } from './months.ts'

it('fills the months between with zero, up to now', () =>
  expect(
    everyMonth(
      [
        { month: '2025-11', count: 2 },
        { month: '2026-01', count: 5 }
      ],
      '2026-02',
      null
    )
  ).toEqual([
    { month: '2025-11', count: 2 },
    { month: '2025-12', count: 0 },
    { month: '2026-01', count: 5 },
    { month: '2026-02', count: 0 }
  ]))

it('shows the last months only', () =>
  expect(everyMonth([{ month: '2019-01', count: 9 }], '2026-02', 2)).toEqual([
    { month: '2026-01', count: 0 },
    { month: '2026-02', count: 0 }
  ]))

it('takes a month from the future as the end', () =>
  expect(everyMonth([{ month: '2027-01', count: 1 }], '2026-12', 2).map((one) => one.month)).toEqual(['2026-12', '2027-01']))

it('has nothing to show for nothing', () => expect(everyMonth([], '2026-02', 12)).toEqual([]))

it('joins months into years', () =>
  expect(
    byYear([
      { month: '2025-11', count: 2 },
      { month: '2026-01', count: 5 },
      { month: '2026-02', count: 1 }
    ])
  ).toEqual([
    { month: '2025', count: 2 },
    { month: '2026', count: 6 }
  ]))

it.each([
  [0, 4],
  [4, 4],
  [5, 6],
  [13, 20],
  [37, 40],
  [101, 200],
  [999, 1000],
  [1000, 1000]
])('rounds %d up to %d', (value, top) => expect(roundTop(value)).toBe(top))
