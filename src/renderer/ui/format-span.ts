const space = '\u00a0'
const hour = 3_600_000
const day = 24 * hour

/** A length of time in one unit, as one compares them. */
export function formatSpan(ms: number): string {
  if (ms < 1.5 * hour) return `${Math.max(1, Math.round(ms / 60_000))}${space}min`
  if (ms < 48 * hour) return `${Math.round(ms / hour)}${space}h`
  const days = ms / day
  return `${days < 9.95 ? days.toFixed(1).replace(/\.0$/, '') : Math.round(days)}${space}d`
}
