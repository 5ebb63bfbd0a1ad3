import type { Database } from 'better-sqlite3'
import { coreTables } from './0001-core.ts'
import { journals } from './0002-journals.ts'
import { cases } from './0003-cases.ts'
import { sourceIgnores } from './0004-source-ignores.ts'
import { placeKinds } from './0005-place-kinds.ts'

/** Migration n leads from version n - 1 to version n. Add at the end; never change one that was released. */
const migrations: readonly ((db: Database) => void)[] = [coreTables, journals, cases, sourceIgnores, placeKinds]

/** The version that this Bulkhead writes. */
export const schemaVersion = migrations.length

export const versionOf = (db: Database): number => db.pragma('user_version', { simple: true }) as number

/** Brings a database up to `target`, one version a transaction: a process killed in between leaves a whole older version. */
export function migrate(db: Database, target = schemaVersion): void {
  for (const [index, migration] of migrations.entries()) {
    const version = index + 1
    if (version > target || version <= versionOf(db)) continue
    db.transaction(() => {
      migration(db)
      db.pragma(`user_version = ${version}`)
    }).exclusive()
  }
}
