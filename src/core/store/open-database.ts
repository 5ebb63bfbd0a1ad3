import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { BulkheadError } from '../../contract/errors.ts'
import { makePrivate } from './make-private.ts'
import { migrate, schemaVersion, versionOf } from './migrations/migrate.ts'

/**
 * Opens the database in `file` (or `:memory:`) at the current schema version.
 * Throws workspace.too-new for one that a newer Bulkhead wrote, before anything in it changes.
 */
export function openDatabase(file: string): Database.Database {
  if (file !== ':memory:') {
    makePrivate(file)
    if (statSync(file).size > 0) refuseForeign(file)
  }
  const db = new Database(file, { timeout: 5000 })
  try {
    db.pragma('journal_mode = WAL')
    // A reveal that is in the journal has to stay there through a power cut too.
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('recursive_triggers = ON')
    db.pragma('trusted_schema = OFF')
    // What a removed source left is overwritten, and no sort spills to a file outside the workspace.
    db.pragma('secure_delete = ON')
    db.pragma('temp_store = MEMORY')
    db.pragma('cache_size = -16384')
    db.pragma(`journal_size_limit = ${64 << 20}`)
    migrate(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Looks through a handle that can't write: switching to WAL alone would change the file. */
function refuseForeign(file: string): void {
  const db = new Database(file, { readonly: true, fileMustExist: true })
  try {
    const version = versionOf(db)
    if (version > schemaVersion) {
      throw new BulkheadError(
        'workspace.too-new',
        `The workspace database ${file} has version ${version}; this Bulkhead knows versions up to ${schemaVersion}. Update Bulkhead, or choose another folder with --workspace. Nothing was changed.`,
        { data: { found: version, known: schemaVersion } }
      )
    }
    if (version === 0 && db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined) {
      throw new BulkheadError(
        'workspace.damaged',
        `The file ${file} is a database, but not one of Bulkhead. Choose another folder with --workspace, or move the file away. Nothing was changed.`
      )
    }
  } finally {
    db.close()
  }
}
