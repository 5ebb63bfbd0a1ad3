import type { JournalEntry } from '../../../../contract/case/view.ts'

export type TimelineFilter = 'all' | 'notes' | 'people' | 'bulkhead'

/** Who Bulkhead is in the journal for what it did by itself. */
const itself = 'Bulkhead'

export const filters: Record<TimelineFilter, { name: string; keeps(entry: JournalEntry): boolean }> = {
  all: { name: 'Everything', keeps: () => true },
  notes: { name: 'Notes only', keeps: (entry) => entry.act === 'note' },
  people: { name: 'What people did', keeps: (entry) => entry.who !== itself },
  bulkhead: { name: 'What Bulkhead did', keeps: (entry) => entry.who === itself }
}

/** What must stand out when one skims: a value shown, a gate passed, the state of the case. */
export function toneOf(entry: JournalEntry): 'plain' | 'outward' | 'override' | 'turn' {
  if (entry.detail.override !== undefined) return 'override'
  if (['reveal', 'export'].includes(entry.act)) return 'outward'
  if (['open', 'close', 'reopen', 'begin', 'rotate', 'start-monitoring'].includes(entry.act)) return 'turn'
  return 'plain'
}
