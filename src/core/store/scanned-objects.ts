import type { Database } from 'better-sqlite3'
import { rowOf } from './ids.ts'

export interface ScannedObjects {
  /** Chunks of concatenated raw names of the objects that were searched with this version of the catalogue. */
  scannedObjects(sourceId: string, catalogVersion: string): Uint8Array[]
  /** The next scan of the source reads everything again. */
  forgetScanned(sourceId: string): void
}

export function openScannedObjects(db: Database): ScannedObjects {
  const chunks = db
    .prepare<[number, string], Uint8Array>('SELECT oids FROM scanned_objects WHERE source_id = ? AND catalog_version = ? ORDER BY id')
    .pluck()
  const forget = db.prepare<[number]>('DELETE FROM scanned_objects WHERE source_id = ?')
  return {
    scannedObjects: (sourceId, catalogVersion) => chunks.all(rowOf('source', sourceId), catalogVersion),
    forgetScanned(sourceId) {
      forget.run(rowOf('source', sourceId))
    }
  }
}
