const two = (n: number): string => String(n).padStart(2, '0')

/** A last day as a date field has it, in local time. */
export function dayField(until: string | null): string {
  if (until === null) return ''
  const date = new Date(until)
  return Number.isNaN(date.getTime()) ? '' : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The end of that day, local time; null for an empty field. */
export function dayOfField(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return null
  const date = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 23, 59, 59)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}
