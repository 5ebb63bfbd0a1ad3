import type { Database } from 'better-sqlite3'
import { openRefresh } from './refresh-findings.ts'

/**
 * Judges all findings anew by the kinds of their places, when they were judged by other rules than `version`, or by none. All or nothing.
 * To be called when a workspace is opened.
 */
export function markPlaces(db: Database, version: number): void {
  const current = db.prepare<[], number>('SELECT version FROM place_rules').pluck()
  if (current.get() === version) return
  const sources = db.prepare<[], number>('SELECT id FROM sources').pluck()
  const findings = db.prepare<[number], number>('SELECT id FROM findings WHERE source_id = ?').pluck()
  const refresh = openRefresh(db)
  db.transaction(() => {
    for (const source of sources.all()) refresh(source, findings.all(source))
    db.prepare<[number]>('UPDATE place_rules SET version = ?').run(version)
  })()
}
