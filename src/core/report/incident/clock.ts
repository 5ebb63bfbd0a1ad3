/** Writes times of a report: in UTC, with the zone of the workspace beside it where that is another. */
export interface Clock {
  /** `2026-11-24 09:12:33 UTC (10:12:33 Europe/Berlin)`; `not known` for null. */
  time(iso: string | null): string
  /** `2026-11-24 09:12:33`, for tables whose head names UTC. */
  short(iso: string | null): string
}

export function createClock(zone: string): Clock {
  const local = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23'
  })
  const short = (iso: string | null): string => (iso === null ? 'not known' : new Date(iso).toISOString().slice(0, 19).replace('T', ' '))
  return {
    short,
    time(iso) {
      if (iso === null) return 'not known'
      const utc = short(iso)
      if (zone === 'UTC' || zone === 'Etc/UTC') return `${utc} UTC`
      const part = new Map(local.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]))
      const day = `${part.get('year')}-${part.get('month')}-${part.get('day')}`
      const hours = `${part.get('hour')}:${part.get('minute')}:${part.get('second')}`
      return `${utc} UTC (${day === utc.slice(0, 10) ? '' : `${day} `}${hours} ${zone})`
    }
  }
}

const second = 1000
const units: [string, number][] = [
  ['day', 86_400 * second],
  ['hour', 3600 * second],
  ['minute', 60 * second],
  ['second', second]
]

/** `3 days 4 hours`: the two largest units; `not known` for null. */
export function duration(milliseconds: number | null): string {
  if (milliseconds === null) return 'not known'
  const first = units.findIndex(([, size]) => milliseconds >= size)
  if (first < 0) return 'under a second'
  const parts: string[] = []
  let left = milliseconds
  for (const [unit, size] of units.slice(first, first + 2)) {
    const count = Math.floor(left / size)
    left -= count * size
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`)
  }
  return parts.join(' ')
}

/** The first 12 digits of the name of a git object; a pseudonym stays whole. */
export const shortOid = (oid: string): string => (/^[0-9a-f]{40,64}$/.test(oid) ? oid.slice(0, 12) : oid)

export const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`
