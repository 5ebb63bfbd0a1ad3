import type { Database } from 'better-sqlite3'
import { rowOf } from './ids.ts'
import { openRefresh } from './refresh-findings.ts'

export interface StalePlaces {
  /**
   * A folder has no history: what a file no longer holds is no longer a finding. Removes each place in a file that this scan did
   * not see, unless its path is in `keep`: files that were not read again since they had not changed, and files that could not be read.
   * A finding without a place goes too, with its secret, unless that was ignored: the decision is kept for when the value comes back.
   * To be called after the last batch of a scan that reached every file; never after one that was stopped.
   */
  removeStaleFileFindings(sourceId: string, scan: { scanId: string; keep: Iterable<string> }): { removed: number }
  /**
   * Removes what the rules of an earlier catalogue found in git objects and those of this one do not. To be called when every
   * object was searched with this version: the places that it found are then marked by one of its scans.
   */
  removeOutdatedFindings(sourceId: string, catalogVersion: string): { removed: number }
}

export function openStalePlaces(db: Database): StalePlaces {
  const stale = db.prepare<[number, number], { id: number; finding_id: number; path: string }>(`
    SELECT l.id, l.finding_id, l.path FROM findings f JOIN locations l ON l.finding_id = f.id
    WHERE f.source_id = ? AND l."where" IN ('file', 'text') AND l.scan_id <> ?`)
  const outdated = db.prepare<[number, number, string], { id: number; finding_id: number }>(`
    SELECT l.id, l.finding_id FROM findings f JOIN locations l ON l.finding_id = f.id
    WHERE f.source_id = ? AND l."where" NOT IN ('file', 'text')
      AND l.scan_id NOT IN (SELECT id FROM scans WHERE source_id = ? AND catalog_version = ?)`)
  const remove = db.prepare<[number]>('DELETE FROM locations WHERE id = ?')
  const count = db.prepare<[number], number>('SELECT count(*) FROM findings WHERE source_id = ?').pluck()
  const forgetLoneSecrets = db.prepare(`
    DELETE FROM secrets WHERE id NOT IN (SELECT secret_id FROM findings) AND id NOT IN (SELECT secret_id FROM ignores)`)
  const refresh = openRefresh(db)

  const removePlaces = (source: number, places: Iterable<{ id: number; finding_id: number }>): { removed: number } => {
    const before = count.get(source) ?? 0
    const touched = new Set<number>()
    for (const { id, finding_id } of places) {
      remove.run(id)
      touched.add(finding_id)
    }
    refresh(source, touched)
    const removed = before - (count.get(source) ?? 0)
    if (removed > 0) forgetLoneSecrets.run()
    return { removed }
  }
  return {
    removeStaleFileFindings: db.transaction((sourceId: string, { scanId, keep }: { scanId: string; keep: Iterable<string> }) => {
      const source = rowOf('source', sourceId)
      const kept = new Set(keep)
      return removePlaces(
        source,
        stale.all(source, rowOf('scan', scanId)).filter(({ path }) => !kept.has(path))
      )
    }),
    removeOutdatedFindings: db.transaction((sourceId: string, catalogVersion: string) => {
      const source = rowOf('source', sourceId)
      return removePlaces(source, outdated.all(source, source, catalogVersion))
    })
  }
}
