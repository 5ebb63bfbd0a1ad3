import type { PlaceKind } from '../../contract/place-kind.ts'
import { joinKinds, placeKindOf } from '../detect/places/place-kind.ts'
import type { Place } from './codes.ts'
import { searchablePath } from './searchable-path.ts'

/** One place of a finding: a location, with one of its introductions where there is one. */
export interface PlaceRow {
  path: string | null
  line: number
  /** Its content says that a program wrote it. */
  generated: boolean
  /** Some ref holds the commit that brought it. */
  reachable: boolean
  atTip: boolean
  /** Seconds; null where no commit brought it. */
  time: number | null
}

export interface FindingSummary {
  occurrences: number
  place: Place
  firstSeen: number | null
  path: string | null
  line: number | null
  paths: string
  placeKind: PlaceKind
}

/** Enough for any search by path; a value that was copied to thousands of files is found by the first ones. */
const searchedLength = 2000

/** What the list shows of a finding, from all its places. The path shown is one that a tip holds, else the one seen first. */
export function summarize(rows: readonly PlaceRow[]): FindingSummary {
  let best: PlaceRow | undefined
  let firstSeen: number | null = null
  let kind: PlaceKind | undefined
  const paths = new Set<string>()
  let length = 0
  for (const row of rows) {
    if (!best || isBefore(row, best)) best = row
    // Most findings are done with this at their first place.
    if (kind !== 'ordinary') {
      const ofRow = placeKindOf(row.path, row.generated)
      kind = kind === undefined ? ofRow : joinKinds(kind, ofRow)
    }
    if (row.time !== null && (firstSeen === null || row.time < firstSeen)) firstSeen = row.time
    if (row.path !== null && length < searchedLength && !paths.has(row.path)) {
      paths.add(row.path)
      length += row.path.length
    }
  }
  return {
    occurrences: rows.length,
    place: best?.atTip ? 'tip' : rows.some((row) => row.reachable) ? 'history' : 'unreachable',
    firstSeen,
    path: best?.path ?? null,
    line: best?.line ?? null,
    placeKind: kind ?? 'ordinary',
    paths: `\n${[...paths].map((path) => `${searchablePath(path)}\n`).join('')}`
  }
}

function isBefore(a: PlaceRow, b: PlaceRow): boolean {
  if (a.atTip !== b.atTip) return a.atTip
  const [timeA, timeB] = [a.time ?? Number.POSITIVE_INFINITY, b.time ?? Number.POSITIVE_INFINITY]
  return timeA === timeB ? (a.path ?? '') < (b.path ?? '') : timeA < timeB
}
