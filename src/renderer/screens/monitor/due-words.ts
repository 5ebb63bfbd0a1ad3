import { formatSpan } from '../../ui/format-span.ts'

/** When a check comes, or for how long it has been waiting. */
export function dueWords(dueAt: string, now: number): string {
  const left = Date.parse(dueAt) - now
  return left <= 0 ? `due for ${formatSpan(-left)}` : `next in ${formatSpan(left)}`
}

export function windowWords(end: string, now: number): string {
  const left = Date.parse(end) - now
  return left <= 0 ? 'over' : `${formatSpan(left)} left`
}
