import type { WorkingHours } from '../../../contract/case/view.ts'

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** `Monday to Friday 08:00–18:00` */
export function calendar({ days, from, to }: WorkingHours): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  const [first = 1] = sorted
  const last = sorted.at(-1) ?? first
  const inRow = sorted.length > 2 && last - first === sorted.length - 1
  const listed = inRow ? `${names[first - 1]} to ${names[last - 1]}` : sorted.map((day) => names[day - 1]).join(', ')
  return `${listed} ${clock(from)}–${clock(to)}`
}
