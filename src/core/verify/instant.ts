/** ISO 8601 time in UTC without milliseconds; null where the seconds since 1970 are no possible date. */
export function isoFromSeconds(seconds: unknown): string | null {
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || Math.abs(seconds) > 253_402_300_799) return null
  return `${new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 19)}Z`
}

/** End of life in seconds since 1970, and whether it has come; null where it is no possible date. */
export function expiryWords(seconds: unknown, now: Date): string | null {
  const time = isoFromSeconds(seconds)
  return time === null ? null : `${time}, ${Date.parse(time) <= now.getTime() ? 'expired' : 'not yet expired'}`
}
