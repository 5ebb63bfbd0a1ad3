import type { HistoryScope, ScanProgress, ScanState, SkipReason, SourceKind } from '../../contract/model.ts'
import type { Tone } from './tag.tsx'

/** What the states and reasons of a scan are called on screen. */

export const phaseName: Record<ScanProgress['phase'], string> = {
  fetch: 'Fetching',
  index: 'Indexing packs',
  plan: 'Listing objects',
  scan: 'Searching',
  history: 'Reading the history',
  finish: 'Finishing'
}

/** The rate is of content that is fetched or searched; in the other phases it only runs down. */
export const hasRate = ({ phase, rate }: Pick<ScanProgress, 'phase' | 'rate'>): boolean =>
  rate > 0 && (phase === 'scan' || phase === 'fetch')

const stateNames: Record<ScanState, { name: string; tone: Tone }> = {
  running: { name: 'Running', tone: 'info' },
  paused: { name: 'Paused', tone: 'warn' },
  done: { name: 'Complete', tone: 'ok' },
  incomplete: { name: 'Incomplete', tone: 'warn' },
  cancelled: { name: 'Stopped', tone: 'plain' },
  failed: { name: 'Failed', tone: 'flood' }
}

export function scanStateWord(state: string): { name: string; tone: Tone } {
  const known = Object.entries(stateNames).find(([key]) => key === state)
  return known ? known[1] : { name: state, tone: 'plain' }
}

export const kindName: Record<SourceKind, string> = { git: 'Git repository', clone: 'Clone', folder: 'Folder', text: 'Text' }

export const historyName: Record<HistoryScope, string> = { all: 'whole history', tip: 'newest state only' }

export const skipName: Record<SkipReason, string> = {
  missing: 'Missing',
  damaged: 'Damaged',
  'too-large': 'Too large',
  unreadable: 'Unreadable',
  'not-a-file': 'Not a file',
  link: 'A link',
  'link-loop': 'A loop of links',
  'over-limit': 'Over a limit'
}
