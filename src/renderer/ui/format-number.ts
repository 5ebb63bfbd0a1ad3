/** Numbers as a person reads them: thin spaces between thousands, decimal units; a number and its unit stay on one line. */

const thin = '\u202f'
const space = '\u00a0'
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

export const formatCount = (n: number): string => grouped.format(n).replaceAll(',', thin)

export const plural = (n: number, one: string, many = `${one}s`): string => `${formatCount(n)} ${n === 1 ? one : many}`

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes in decimal units: two significant digits below ten, whole numbers above. */
export function formatBytes(bytes: number): string {
  let unit = 0
  let value = bytes
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  const digits = unit === 0 || value >= 9.95 ? 0 : 1
  return `${value.toFixed(digits)}${space}${units[unit]}`
}

/** Whole percent; never 100 before all is done, never 0 once something is. */
export function formatPercent(done: number, total: number): string {
  if (total <= 0) return `0${space}%`
  const percent = Math.round((done / total) * 100)
  const shown = done < total ? Math.min(percent, 99) : 100
  return `${done > 0 ? Math.max(shown, 1) : 0}${space}%`
}

const pair = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large}${space}${largeUnit}` : `${large}${space}${largeUnit} ${small}${space}${smallUnit}`

/** Seconds as the two largest units. */
export function formatDuration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)}${space}s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole}${space}s`
  if (whole < 3600) return pair(Math.floor(whole / 60), 'min', whole % 60, 's')
  if (whole < 86_400) return pair(Math.floor(whole / 3600), 'h', Math.floor((whole % 3600) / 60), 'min')
  return pair(Math.floor(whole / 86_400), 'd', Math.floor((whole % 86_400) / 3600), 'h')
}
