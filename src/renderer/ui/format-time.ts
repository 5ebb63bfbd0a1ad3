/** Dates in the local time zone; the exact ISO time belongs into the title of the element that shows them. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const space = '\u00a0'

const twoDigits = (n: number): string => String(n).padStart(2, '0')
const dayMonth = (date: Date): string => `${date.getDate()}${space}${months[date.getMonth()]}`

/** A day: without the year while it is this year's. */
export function formatDay(iso: string, now = new Date()): string {
  const date = new Date(iso)
  return date.getFullYear() === now.getFullYear() ? dayMonth(date) : `${dayMonth(date)} ${date.getFullYear()}`
}

export function formatMoment(iso: string): string {
  const date = new Date(iso)
  return `${dayMonth(date)} ${date.getFullYear()}, ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

/** A moment as short as it can be: without the year while it is this year's. */
export function formatShortMoment(iso: string, now = new Date()): string {
  const date = new Date(iso)
  return `${formatDay(iso, now)} ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

/** A month such as `2026-10`. */
export function formatMonth(month: string): string {
  const [year, number] = month.split('-')
  return `${months[Number(number) - 1]} ${year}`
}

/** How long ago, in one unit; a day once that says more. */
export function formatAgo(iso: string, now = new Date()): string {
  const seconds = Math.round((now.getTime() - new Date(iso).getTime()) / 1000)
  if (seconds < 45) return 'just now'
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))}${space}min ago`
  if (seconds < 86_400) return `${Math.round(seconds / 3600)}${space}h ago`
  if (seconds < 14 * 86_400) return `${Math.round(seconds / 86_400)}${space}d ago`
  return formatDay(iso, now)
}
