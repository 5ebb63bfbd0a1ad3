import type { StoredUsageEvent, UsageEvents } from '../store/workspace.ts'

type Reading = Pick<UsageEvents, 'analysis' | 'rows'>

/** Rows of one group from the exposure on, or all rows of a case. A group that is not in the analysis has none. */
export function groupRows(
  events: Reading,
  { caseId, group, offset, limit }: { caseId: string; group?: string | undefined; offset: number; limit: number },
  exposedFrom: number | undefined
): { total: number; rows: StoredUsageEvent[] } {
  if (group === undefined) return events.rows(caseId, {}, { offset, limit })
  const found = events.analysis(caseId)?.groups.find(({ id }) => id === group)
  if (!found) return { total: 0, rows: [] }
  const filter = { ip: found.ip, action: found.action }
  const { total } = events.rows(caseId, filter, { offset: 0, limit: 1 })
  const before = exposedFrom === undefined ? 0 : firstFrom(events, caseId, filter, total, exposedFrom)
  return { total: total - before, rows: events.rows(caseId, filter, { offset: before + offset, limit }).rows }
}

/** Rows come by time, so those before the exposure are the first ones; how many shows by halving. */
function firstFrom(events: Reading, caseId: string, filter: { ip: string; action: string }, total: number, from: number): number {
  let low = 0
  let high = total
  while (low < high) {
    const middle = (low + high) >> 1
    const at = events.rows(caseId, filter, { offset: middle, limit: 1 }).rows[0]?.at
    if (at !== undefined && at < from) low = middle + 1
    else high = middle
  }
  return low
}
