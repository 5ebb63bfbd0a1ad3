import { BulkheadError } from '../../contract/errors.ts'

/** What a clock on the wall of a zone shows. */
export interface LocalTime {
  /** Minutes that the zone is ahead of UTC then. */
  offset: number
  /** 1 = Monday … 7 = Sunday. */
  day: number
  /** 0 to 23. */
  hour: number
  /** Days since 1970-01-01 on that wall: the same number, the same date. */
  date: number
}

export interface Zone {
  readonly name: string
  local(at: number): LocalTime
  /**
   * The moment of a time on the wall, given as if it were UTC. A time that the clock skips in spring is taken as it was meant
   * before the change; one that comes twice in autumn is its first.
   */
  toUtc(wall: number): number
}

const quarter = 900_000
const day = 86_400_000

/** Rules of the zone come from Intl (IANA). Throws settings.bad-zone. */
export function createZone(name: string): Zone {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric'
    })
  } catch (cause) {
    throw new BulkheadError(
      'settings.bad-zone',
      `${JSON.stringify(name)} is no time zone. Write it like Europe/Berlin, America/New_York or UTC.`,
      {
        cause
      }
    )
  }
  // Intl is slow (microseconds) and offsets change on quarter hours at the finest, so each quarter is asked for once.
  const offsets = new Map<number, number>()
  const offset = (at: number): number => {
    const key = Math.floor(at / quarter)
    let minutes = offsets.get(key)
    if (minutes === undefined) {
      if (offsets.size > 200_000) offsets.clear()
      const start = key * quarter
      const part: Record<string, number> = {}
      for (const { type, value } of format.formatToParts(start)) part[type] = Number(value)
      const { year = 0, month = 0, day: date = 0, hour = 0, minute = 0, second = 0 } = part
      minutes = Math.round((Date.UTC(year, month - 1, date, hour, minute, second) - start) / 60_000)
      offsets.set(key, minutes)
    }
    return minutes
  }
  return {
    name,
    local(at) {
      const minutes = offset(at)
      const wall = at + minutes * 60_000
      const date = Math.floor(wall / day)
      return { offset: minutes, date, day: ((((date + 3) % 7) + 7) % 7) + 1, hour: Math.floor((wall - date * day) / 3_600_000) }
    },
    toUtc(wall) {
      const before = wall - offset(wall - day) * 60_000
      const after = wall - offset(wall + day) * 60_000
      if (before === after || before + offset(before) * 60_000 === wall) return before
      return after + offset(after) * 60_000 === wall ? after : before
    }
  }
}
