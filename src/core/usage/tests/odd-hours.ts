import type { WorkingHours } from '../../../contract/case/view.ts'
import type { GroupTally, IpTally, Tally, WeekHistogram } from '../tally.ts'
import { calendar, clock } from './calendar.ts'
import { plural, type Reason } from './reason.ts'

const hourMs = 3_600_000

/**
 * Judges the hours in which an address did something. One is odd that lies outside the working calendar and in which the address (or, where
 * it has no past of its own, the key) was not used before the exposure: not in that hour of the week nor in the hours beside it, nor at that
 * time on two other days. The further from the nearest usual hour, the more it weighs, and the depth of the night most: nine in the
 * evening is somebody who works late, three in the morning is not.
 */
export function createOddHours(tally: Tally, ip: IpTally, hours: WorkingHours): (group: GroupTally) => Reason | undefined {
  const own = ip.week && ip.dates >= 3 && ip.before >= 20 ? ip.week : undefined
  const week = own ?? tally.week
  const pastDates = own ? ip.dates : tally.beforeDates
  const hasPast = pastDates >= 3
  const clocks = clockHours(week)
  const used = (hour: number): number => clocks[(hour + 24) % 24] ?? 0
  const isWorking = (hour: number): boolean => hour >= hours.from && hour < hours.to
  // An hour that was in use on every tenth day is part of what is usual.
  const away = (hour: number): number => distance(hour, (near) => isWorking(near) || used(near) >= Math.max(2, 0.1 * pastDates))
  const oddAt = (hour: number): { date: number; hour: number; weekend: boolean } | undefined => {
    const local = tally.zone.local(hour * hourMs)
    const weekend = !hours.days.includes(local.day)
    if (!weekend && isWorking(local.hour)) return undefined
    if (hasPast) {
      const bin = (local.day - 1) * 24 + local.hour
      for (let near = -1; near <= 1; near++) if ((week.dates[(bin + near + 168) % 168] ?? 0) > 0) return undefined
      if (Math.max(used(local.hour - 1), used(local.hour), used(local.hour + 1)) >= 2) return undefined
    }
    return { date: local.date, hour: local.hour, weekend }
  }
  let all: { rows: number; dates: Set<number> } | undefined
  const wholeAddress = (): { rows: number; dates: Set<number> } => {
    all = { rows: 0, dates: new Set() }
    for (const group of ip.groups.values())
      for (const [hour, counts] of group.hours) {
        const odd = oddAt(hour)
        if (!odd) continue
        all.rows += counts.rows
        all.dates.add(odd.date)
      }
    return all
  }

  return (group) => {
    let rows = 0
    let base = 0
    const dates = new Set<number>()
    const at = new Set<number>()
    for (const [hour, counts] of group.hours) {
      const odd = oddAt(hour)
      if (!odd) continue
      rows += counts.rows
      dates.add(odd.date)
      at.add(odd.hour)
      base = Math.max(base, depth(odd.hour, odd.weekend))
    }
    if (rows === 0) return undefined
    // Few rows of each of several actions are many of one caller.
    const whole = all ?? wholeAddress()
    const few = whole.rows < 5 && whole.dates.size < 2 ? 0.5 : 1
    const restless = own && base < 2 && ip.outsideDates >= 0.1 * ip.dates ? 0.5 : 1
    const more = whole.rows > rows ? ` (${plural(whole.rows, 'row')} of all actions from this address)` : ''
    const past = hasPast
      ? `${own ? ip.ip : 'the key'} was not used in these hours of the week on any of ${plural(pastDates, 'day')} before the exposure`
      : 'there is no past to compare with'
    const when = [...at].sort((a, b) => a - b)
    const span = when.length > 4 ? `between ${clock(when[0] ?? 0)} and ${clock((when.at(-1) ?? 0) + 1)}` : when.map(clock).join(', ')
    const text = `${plural(rows, 'row')} on ${plural(dates.size, 'day')} at odd hours${more}: ${span} (${hours.zone}) is outside ${calendar(hours)}, and ${past}.`
    return { test: 'odd-hour', weight: hasPast ? base * few * restless : 0.5, text }
  }

  function depth(hour: number, weekend: boolean): number {
    const far = away(hour)
    if (hour < 6 && far >= 3) return 2
    if (far >= 3) return far >= 5 ? 1.5 : 1
    return weekend ? 0.75 : 0.5
  }
}

/** For each hour of the clock: on how many dates, whatever the day, it was used. */
function clockHours(week: WeekHistogram): number[] {
  return Array.from({ length: 24 }, (_, hour) => {
    let dates = 0
    for (let day = 0; day < 7; day++) dates += week.dates[day * 24 + hour] ?? 0
    return dates
  })
}

/** Hours on the clock to the nearest usual one. */
function distance(hour: number, isUsual: (hour: number) => boolean): number {
  for (let away = 0; away < 12; away++) if (isUsual((hour + away) % 24) || isUsual((hour + 24 - away) % 24)) return away
  return 12
}
