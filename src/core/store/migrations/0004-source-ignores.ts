import type { Database } from 'better-sqlite3'

/**
 * What a source itself, or a baseline, says of its findings: comments beside a place, and what the last whole scan made of them and of
 * ignore files. Beside `ignores`, which are what the user of this workspace decided. A finding is ignored when one of the two has it.
 */
export function sourceIgnores(db: Database): void {
  db.exec(`
    -- The word of a comment that tells scanners to pass over what stands there.
    ALTER TABLE locations ADD COLUMN comment TEXT;

    CREATE TABLE source_ignores (
      finding_id INTEGER PRIMARY KEY REFERENCES findings ON DELETE CASCADE,
      by TEXT NOT NULL CHECK (by IN ('comment', 'ignore-file', 'baseline', 'types')),
      note TEXT NOT NULL,
      until_at INTEGER
    ) STRICT;
    CREATE INDEX source_ignores_by_end ON source_ignores (until_at) WHERE until_at IS NOT NULL;
  `)
}
