import type { WorkingHours } from '../../../contract/case/view.ts'
import type { Counts, IpTally, Tally, WeekHistogram } from '../tally-usage.ts'
import { number, plural, type Reason } from './reason.ts'

/** Rows of one address in hours that are odd. */
export interface OddHours {
  rows: number
  dates: number
  reason: Reason | undefined
  /** Of hours since 1970: whether it is odd for this address. */
  isOdd(hour: number): boolean
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/**
 * An hour is odd where it lies outside the working calendar and the address (or, where it has no past of its own, the key) was not used in
 * that hour of the week before the exposure, nor in the hours beside it, nor at that time on at least two other days. The further from the
 * nearest hour that was in use, the more it weighs: nine in the evening is somebody who works late, four in the morning is not.
 */
export function oddHours(tally: Tally, ip: IpTally, hours: WorkingHours): OddHours {
  const own = ip.week && ip.dates >= 5 ? ip.week : undefined
  const week = own ?? tally.week
  const hasPast = own !== undefined || tally.beforeDates >= 3
  const usual = clockHours(week)
  const isOdd = (hour: number): boolean => {
    const { day, hour: clock } = tally.zone.local(hour * 3_600_000)
    if (hours.days.includes(day) && clock >= hours.from && clock < hours.to) return false
    if (!hasPast) return true
    const bin = (day - 1) * 24 + clock
    for (let near = -1; near <= 1; near++) if ((week.dates[(bin + near + 168) % 168] ?? 0) > 0) return false
    return (usual[clock] ?? 0) < 2
  }
  const perHour = new Map<number, Counts>()
  for (const group of ip.groups.values())
    for (const [hour, counts] of group.hours) {
      const sum = perHour.get(hour)
      if (sum) sum.rows += counts.rows
      else perHour.set(hour, { ...counts })
    }
  let rows = 0
  let farthest = 0
  let weekend = false
  const dates = new Set<number>()
  const clocks = new Set<number>()
  for (const [hour, counts] of perHour) {
    if (!isOdd(hour)) continue
    const local = tally.zone.local(hour * 3_600_000)
    rows += counts.rows
    dates.add(local.date)
    clocks.add(local.hour)
    if (!hours.days.includes(local.day)) weekend = true
    farthest = Math.max(farthest, distance(local.hour, usual, hours))
  }
  if (rows === 0) return { rows, dates: 0, reason: undefined, isOdd }
  const past = !hasPast
    ? 'the log has no past to compare with'
    : own
      ? `${ip.ip} was not used then on any of ${plural(ip.dates, 'day')} before the exposure`
      : `the key was not used then on any of ${plural(tally.beforeDates, 'day')} before the exposure`
  const sorted = [...clocks].sort((a, b) => a - b)
  const span = sorted.length > 4 ? `${clock(sorted[0])}–${clock((sorted.at(-1) ?? 0) + 1)}` : sorted.map(clock).join(', ')
  const text = `${plural(rows, 'row')} on ${plural(dates.size, 'day')} at odd hours (${span}, ${hours.zone}): outside ${calendar(hours)}, and ${past}.`
  return { rows, dates: dates.size, isOdd, reason: { test: 'odd-hour', weight: weigh(), text } }

  function weigh(): number {
    if (!hasPast) return 0.5
    const base = farthest >= 4 ? 2 : farthest >= 3 ? 1 : weekend ? 0.75 : 0.5
    const few = rows < 3 && dates.size < 2 ? 0.5 : 1
    // Whoever was seen outside the calendar on every tenth day before may be seen so again.
    const restless = own && ip.outsideDates >= 0.1 * ip.dates ? 0.5 : 1
    return base * few * restless
  }
}

/** For each hour of the clock: on how many dates, whatever the day, it or an hour beside it was used. */
function clockHours(week: WeekHistogram): number[] {
  const plain = Array.from({ length: 24 }, (_, hour) => days.reduce((sum, _day, day) => sum + (week.dates[day * 24 + hour] ?? 0), 0))
  return plain.map((count, hour) => Math.max(count, plain[(hour + 23) % 24] ?? 0, plain[(hour + 1) % 24] ?? 0))
}

/** Hours to the nearest one of the clock that was used before, or that belongs to the working hours. */
function distance(hour: number, usual: readonly number[], hours: WorkingHours): number {
  for (let away = 0; away < 12; away++)
    for (const near of [(hour + away) % 24, (hour + 24 - away) % 24])
      if ((usual[near] ?? 0) >= 2 || (near >= hours.from && near < hours.to)) return away
  return 12
}

const clock = (hour: number | undefined): string => `${String(hour ?? 0).padStart(2, '0')}:00`

export function calendar({ days: working, from, to }: WorkingHours): string {
  const sorted = [...new Set(working)].sort((a, b) => a - b)
  const row = sorted.length > 2 && sorted.every((day, i) => i === 0 || day === (sorted[i - 1] ?? 0) + 1)
  const names = row ? `${days[(sorted[0] ?? 1) - 1]} to ${days[(sorted.at(-1) ?? 7) - 1]}` : sorted.map((day) => days[day - 1]).join(', ')
  return `${names} ${clock(from)}–${number(to) === '24' ? '24:00' : clock(to)}`
}
