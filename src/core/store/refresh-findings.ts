import type { Database } from 'better-sqlite3'
import { codeOf } from './codes.ts'
import { type PlaceRow, summarize } from './finding-summary.ts'

interface Row {
  where: string
  path: string
  line: number
  introduced: number
  at_tip: number | null
  time: number | null
}

/** Rewrites the derived columns of findings from their locations and introductions. A finding without a location is removed. */
export function openRefresh(db: Database): (source: number, findings: Iterable<number>) => void {
  const rows = db.prepare<[number, number], Row>(`
    SELECT l."where", coalesce(i.path, l.path) AS path, l.line, i.id IS NOT NULL AS introduced, i.at_tip, i.author_time AS time
    FROM locations l LEFT JOIN introductions i ON i.source_id = ? AND i.object = l.object
    WHERE l.finding_id = ? ORDER BY i.author_time, l.id, i.id`)
  const update = db.prepare<[number, number, number | null, string | null, number | null, string, number]>(
    'UPDATE findings SET occurrences = ?, place = ?, first_seen = ?, path = ?, line = ?, paths = ? WHERE id = ?'
  )
  const remove = db.prepare<[number]>('DELETE FROM findings WHERE id = ?')

  return (source, findings) => {
    for (const finding of findings) {
      const found = rows.all(source, finding)
      if (found.length === 0) {
        remove.run(finding)
        continue
      }
      const isFile = found.some(({ where }) => where === 'file' || where === 'text')
      const { occurrences, place, firstSeen, path, line, paths } = summarize(found.map(toPlace), isFile)
      update.run(occurrences, codeOf('place', place), firstSeen, path, line, paths, finding)
    }
  }
}

const toPlace = (row: Row): PlaceRow => ({
  path: row.path === '' ? null : row.path,
  line: row.line,
  introduced: row.introduced === 1,
  atTip: row.at_tip === 1,
  time: row.time
})
