import type { Database } from 'better-sqlite3'
import type { Condition } from './condition.ts'

/** How many findings share one value in each of the things that facets count. Codes as in codes.ts. */
export type CubeRow = [
  source: number,
  severity: number,
  place: number,
  type: string,
  liveness: number,
  status: number,
  placeKind: number,
  count: number
]

/** Kept, since scrolling asks for the same totals again and again, and choosing in a facet changes none of them. */
const kept = 8

/**
 * Counts findings once for all facets and totals of a search line. Reads one index in its own order, so nothing is sorted.
 * Answers are kept until something in the database changes.
 */
export function openCube(db: Database): (condition: Condition) => CubeRow[] {
  const changes = db.prepare<[], number>('SELECT total_changes()').pluck()
  const cubes = new Map<string, CubeRow[]>()
  let state = -1
  return ({ sql, params }) => {
    const now = changes.get() ?? 0
    if (now !== state) cubes.clear()
    state = now
    const key = JSON.stringify([sql, params])
    const cube = cubes.get(key) ?? count(db, sql, params)
    // The one asked for last is the last to go.
    cubes.delete(key)
    cubes.set(key, cube)
    for (const oldest of cubes.keys()) {
      if (cubes.size <= kept) break
      cubes.delete(oldest)
    }
    return cube
  }
}

const count = (db: Database, sql: string, params: (string | number)[]): CubeRow[] =>
  db
    .prepare<(string | number)[], CubeRow>(`
      SELECT source_id, severity, place, type_id, liveness, status, place_kind, count(*) FROM findings INDEXED BY findings_by_source
      WHERE ${sql} GROUP BY source_id, severity, place, type_id, liveness, status, place_kind`)
    .raw()
    .all(...params)
