import type { Watch } from '../../store/monitor-slice.ts'

/** How much of a window is over, 0 to 1. */
export function watchPart({ start, end }: Pick<Watch, 'start' | 'end'>, now: number): number {
  const from = Date.parse(start)
  const length = Date.parse(end) - from
  return length <= 0 ? 1 : Math.min(1, Math.max(0, (now - from) / length))
}

export type CheckState = 'failed' | 'due' | 'passed' | 'waiting'

/** What a check says: a setback stays in sight until it is done again; what is due comes before what was well. */
export const checkState = ({ last, overdue }: Pick<Watch['checks'][number], 'last' | 'overdue'>): CheckState =>
  last?.ok === false ? 'failed' : overdue ? 'due' : last === null ? 'waiting' : 'passed'
