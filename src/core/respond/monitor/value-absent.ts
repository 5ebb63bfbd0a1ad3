import { type CheckAnswer, day, hours, several } from './check-answer.ts'

export interface ScannedSource {
  name: string
  /** Null where it was never scanned to its end. */
  scannedAt: string | null
  /** The last scan could not read all. */
  hasGaps: boolean
}

/** One place of the value as the last scans saw it. `date` is the author's; null for files. */
export interface ValuePlace {
  sourceName: string
  path: string | null
  date: string | null
  atTip: boolean
  reachable: boolean
}

export interface ValueAbsentFacts {
  now: string
  /** When monitoring began. */
  start: string
  everyHours: number
  sources: readonly ScannedSource[]
  places: readonly ValuePlace[]
  /** An earlier run of this check found no tip that holds the value. */
  wasAbsent: boolean
  /** It is stated in writing that tips may keep the value. */
  tipsAccepted: boolean
}

/**
 * Whether the value came back. It did where a commit newer than the monitoring brought it, or where a tip holds it after an earlier check saw none.
 * A tip that held it all along is no return, and neither is an old scan proof of absence.
 */
export function valueAbsent({ now, start, everyHours, sources, places, wasAbsent, tipsAccepted }: ValueAbsentFacts): CheckAnswer {
  const isNew = ({ date, reachable }: ValuePlace): boolean => reachable && date !== null && date > start && date <= now
  const back = places.filter((place) => isNew(place) || (place.atTip && wasAbsent && !tipsAccepted))
  if (back.length > 0) return { verdict: 'regression', note: `The value is back: ${whereOf(back)}.` }
  const before = Date.parse(now) - everyHours * 3_600_000
  const stale = sources.filter(({ scannedAt }) => scannedAt === null || Date.parse(scannedAt) < before)
  if (sources.length === 0)
    return { verdict: 'undecided', note: 'Not decided: there is no source to look at. Add the sources again and scan them.' }
  if (stale.length > 0)
    return {
      verdict: 'undecided',
      note: `Not decided: ${several(stale.map(({ name, scannedAt }) => `${name} ${scannedAt === null ? 'was never scanned to its end' : `was last scanned on ${day(scannedAt)}`}`))}. This check needs scans of the last ${hours(everyHours)}: scan, and run it again.`
    }
  const still = places.filter(({ atTip }) => atTip)
  if (still.length > 0 && !tipsAccepted)
    return {
      verdict: 'undecided',
      note: `Not decided: the value never left ${whereOf(still)}. Take it out there and scan again, or state in writing why it may stay.`
    }
  const gaps = sources.filter(({ hasGaps }) => hasGaps).map(({ name }) => name)
  const told = gaps.length > 0 ? ` Not all of ${several(gaps)} could be read.` : ''
  const kept = still.length > 0 ? ' Beside the places that are accepted in writing.' : ''
  return {
    verdict: 'in-order',
    note: `Not back in ${sources.length === 1 ? 'the source' : `any of ${sources.length} sources`}, by scans of the last ${hours(everyHours)}.${kept}${told}`
  }
}

function whereOf(places: readonly ValuePlace[]): string {
  return several([...new Set(places.map(({ path, sourceName }) => (path === null ? sourceName : `${path} of ${sourceName}`)))])
}
