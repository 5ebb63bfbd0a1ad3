import { expect, it } from 'vitest'
import { formatAgo, formatDay, formatMoment, formatMonth } from './format-time.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const now = new Date('2026-11-24T12:00:00Z')

it.each([
  ['2026-10-14T12:00:00Z', '14 Oct'],
  ['2019-03-02T12:00:00Z', '2 Mar 2019']
])('shows the day of %s', (iso, shown) => expect(plain(formatDay(iso, now))).toBe(shown))

it.each([
  ['2026-11-24T11:59:40Z', 'just now'],
  ['2026-11-24T12:00:30Z', 'just now'],
  ['2026-11-24T11:55:00Z', '5 min ago'],
  ['2026-11-24T09:00:00Z', '3 h ago'],
  ['2026-11-22T12:00:00Z', '2 d ago'],
  ['2026-03-02T12:00:00Z', '2 Mar']
])('says how long ago %s was', (iso, shown) => expect(plain(formatAgo(iso, now))).toBe(shown))

it('names a month', () => expect(formatMonth('2026-10')).toBe('Oct 2026'))

it('shows a moment in the local zone', () => {
  const local = new Date(2026, 8, 3, 9, 5)
  expect(plain(formatMoment(local.toISOString()))).toBe('3 Sep 2026, 09:05')
})
