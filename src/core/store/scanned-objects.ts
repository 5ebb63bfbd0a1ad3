import type { Database } from 'better-sqlite3'
import { rowOf } from './ids.ts'

export interface ScannedObjects {
  /** Chunks of concatenated raw names of the objects that were searched with this version of the catalogue. */
  scannedObjects(sourceId: string, catalogVersion: string): Iterable<Uint8Array>
  /** The next scan of the source reads everything again. */
  forgetScanned(sourceId: string): void
}

export function openScannedObjects(db: Database): ScannedObjects {
  const chunks = db
    .prepare<[number, string], number>('SELECT id FROM scanned_objects WHERE source_id = ? AND catalog_version = ? ORDER BY id')
    .pluck()
  const chunk = db.prepare<[number], Uint8Array>('SELECT oids FROM scanned_objects WHERE id = ?').pluck()
  const forget = db.prepare<[number]>('DELETE FROM scanned_objects WHERE source_id = ?')
  return {
    /** Chunk by chunk, so that the caller may use the database in between. */
    *scannedObjects(sourceId, catalogVersion) {
      for (const id of chunks.all(rowOf('source', sourceId), catalogVersion)) {
        const oids = chunk.get(id)
        if (oids) yield oids
      }
    },
    forgetScanned(sourceId) {
      forget.run(rowOf('source', sourceId))
    }
  }
}
