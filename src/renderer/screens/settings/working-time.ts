import type { WorkingHours } from '../../../contract/case/view.ts'

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** What the clock says in that zone, and whether somebody works then; null for what is no zone. */
export function clockIn(
  { zone, days: working, from, to }: WorkingHours,
  now: number
): { day: string; time: string; isWork: boolean } | null {
  let parts: Intl.DateTimeFormatPart[]
  try {
    parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23'
    }).formatToParts(now)
  } catch {
    // A zone that is being typed is none yet.
    return null
  }
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? ''
  const hour = Number(part('hour'))
  const day = part('weekday')
  return {
    day,
    time: `${part('hour')}:${part('minute')}`,
    isWork: working.includes(days.indexOf(day) + 1) && hour >= from && hour < to
  }
}
