import type { StoredUsageEvent, UsageEvents } from '../store/workspace.ts'

/** Rows of one group from the exposure on, or all rows of a case. A group that is not in the analysis has none. */
export function groupRows(
  events: Pick<UsageEvents, 'analysis' | 'rows'>,
  { caseId, group, offset, limit }: { caseId: string; group?: string | undefined; offset: number; limit: number },
  exposedFrom: number | undefined
): { total: number; rows: StoredUsageEvent[] } {
  if (group === undefined) return events.rows(caseId, {}, { offset, limit })
  const found = events.analysis(caseId)?.groups.find(({ id }) => id === group)
  if (!found) return { total: 0, rows: [] }
  return events.rows(caseId, { ip: found.ip, action: found.action, from: exposedFrom }, { offset, limit })
}
