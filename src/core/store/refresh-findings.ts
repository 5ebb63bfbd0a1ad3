import type { Database } from 'better-sqlite3'
import { severityIn } from '../detect/places/place-kind.ts'
import { codeOf, wordOf } from './codes.ts'
import { type PlaceRow, summarize } from './finding-summary.ts'

interface Location {
  where: string
  object: Uint8Array
  path: string
  line: number
  generated: number
}

interface Introduction {
  path: string
  ref_count: number
  at_tip: number
  author_time: number
}

type Derived = [
  occurrences: number,
  place: number,
  firstSeen: number | null,
  path: string | null,
  line: number | null,
  paths: string,
  placeKind: number,
  severity: number,
  id: number
]

/**
 * Rewrites the derived columns of findings from their locations and introductions. A finding without a location is removed.
 *
 * One table a statement, joined here: SQLite compiles a join anew for each value that is bound to it (it looks whether the value
 * is a 0 or 1 when it guesses row counts), which took five times as long as the look-ups.
 */
export function openRefresh(db: Database): (source: number, findings: Iterable<number>) => void {
  const locations = db.prepare<[number], Location>('SELECT "where", object, path, line, generated FROM locations WHERE finding_id = ?')
  const introductions = db.prepare<[number, Uint8Array], Introduction>(
    'SELECT path, ref_count, at_tip, author_time FROM introductions WHERE source_id = ? AND object = ?'
  )
  const current = db
    .prepare<[number], [typeSeverity: number, ...Derived]>(
      'SELECT type_severity, occurrences, place, first_seen, path, line, paths, place_kind, severity, id FROM findings WHERE id = ?'
    )
    .raw()
  const update = db.prepare<Derived>(
    'UPDATE findings SET occurrences = ?, place = ?, first_seen = ?, path = ?, line = ?, paths = ?, place_kind = ?, severity = ? WHERE id = ?'
  )
  const remove = db.prepare<[number]>('DELETE FROM findings WHERE id = ?')

  const placesOf = (source: number, { where, object, path, line, generated: flag }: Location): PlaceRow[] => {
    const generated = flag === 1
    const commits = object.length > 0 ? introductions.all(source, object) : []
    if (commits.length > 0) {
      return commits.map((i) => ({
        path: i.path || null,
        line,
        generated,
        reachable: i.ref_count > 0,
        atTip: i.at_tip === 1,
        time: i.author_time
      }))
    }
    // A file stands in its folder now.
    return [{ path: path || null, line, generated, reachable: false, atTip: where === 'file' || where === 'text', time: null }]
  }
  return (source, findings) => {
    for (const finding of findings) {
      const places = locations.all(finding).flatMap((location) => placesOf(source, location))
      if (places.length === 0) {
        remove.run(finding)
        continue
      }
      const stored = current.get(finding)
      if (!stored) continue
      const [typeSeverity, ...known] = stored
      const { occurrences, place, firstSeen, path, line, paths, placeKind } = summarize(places)
      const severity = codeOf('severity', severityIn(wordOf('severity', typeSeverity), placeKind))
      const kind = codeOf('placeKind', placeKind)
      const derived: Derived = [occurrences, codeOf('place', place), firstSeen, path, line, paths, kind, severity, finding]
      // Most findings of a second scan are as they were, and writing one costs a change in each index.
      if (known.some((value, at) => value !== derived[at])) update.run(...derived)
    }
  }
}
