import type { Zone } from './local-time.ts'

/** A moment in ms since 1970 UTC; or that the text has no zone; or why it is no time. */
export type ParsedTime = { at: number } | { problem: 'no-zone' } | { problem: 'not-a-time' | 'day-or-month' }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const notATime: ParsedTime = { problem: 'not-a-time' }

const iso = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ,]+(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i
/** `10/Oct/2000:13:55:36 -0700`, https://httpd.apache.org/docs/2.4/logs.html */
const apache = /^(\d{1,2})\/([A-Za-z]{3})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ?([+-]\d{4})?$/
/** RFC 5322 date, as in `Tue, 24 Nov 2026 10:00:00 +0000`. */
const mail = /^(?:[A-Za-z]{3}, )?(\d{1,2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) ?(UTC|GMT|[+-]\d{4})?$/
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/
const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AP]M))?$/i

/**
 * Reads the times that logs carry: ISO 8601 with and without zone, seconds, milli-, micro- and nanoseconds since 1970 (told apart
 * by their size, good from 2001 to 2286), Apache, mail, `24.11.2026 10:00`. Of `05/04/2026` nobody can tell which is the month: it is
 * read only where one number is above 12. A time without zone needs `zone`.
 */
export function parseTime(text: string, zone: Zone | undefined): ParsedTime {
  const first = iso.exec(text)
  if (first) {
    const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = ''] = first
    return moment(year, month, day, hour, minute, second, first[8], zone, fraction === '' ? 0 : Math.floor(Number(`0.${fraction}`) * 1000))
  }
  if (/^-?\d+(\.\d+)?(e\+?\d+)?$/i.test(text)) return sinceEpoch(Number(text))
  const named = apache.exec(text) ?? mail.exec(text)
  if (named) {
    const [, day, name = '', year, hour, minute, second, offset] = named
    return moment(year, months.indexOf(name.toLowerCase()) + 1, day, hour, minute, second, offset, zone)
  }
  const dots = dotted.exec(text)
  if (dots) return moment(dots[3], dots[2], dots[1], dots[4], dots[5], dots[6] ?? '0', undefined, zone)
  const slashes = slashed.exec(text)
  if (!slashes) return notATime
  const [, left, right, year, hour = '', minute, second = '0', half = ''] = slashes
  if (Number(left) <= 12 && Number(right) <= 12 && left !== right) return { problem: 'day-or-month' }
  const dayFirst = Number(left) > 12
  const of24 = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  return moment(year, dayFirst ? right : left, dayFirst ? left : right, of24, minute, second, undefined, zone)
}

function sinceEpoch(number: number): ParsedTime {
  const unit = [1000, 1, 1e-3, 1e-6][[1e10, 1e13, 1e16, 1e19].findIndex((limit) => number < limit)]
  return unit === undefined || number < 1e9 ? notATime : { at: Math.floor(number * unit) }
}

type Digits = string | number | undefined

function moment(
  y: Digits,
  mo: Digits,
  d: Digits,
  h: Digits,
  mi: Digits,
  s: Digits,
  offset: string | undefined,
  zone: Zone | undefined,
  ms = 0
): ParsedTime {
  const [year, month, day, hour, minute, second] = [Number(y), Number(mo), Number(d), Number(h), Number(mi), Number(s)]
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  // 31 February would silently become March; a leap second is written as 60.
  if (!(month >= 1 && month <= 12 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day)) return notATime
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return notATime
  if (offset !== undefined) return { at: wall - minutesOf(offset) * 60_000 + ms }
  return zone ? { at: zone.toUtc(wall) + ms } : { problem: 'no-zone' }
}

function minutesOf(offset: string): number {
  if (/^[a-z]/i.test(offset)) return 0
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0')
  return (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * (offset.startsWith('-') ? -1 : 1)
}
