import type { Database } from 'better-sqlite3'

/**
 * What the places of a finding are (tests, vendored, generated), and the severity that follows: `severity` is the effective one, by which
 * lists sort and count; `type_severity` is that of the type. What is there is judged when the workspace is opened, see place-marks.ts.
 */
export function placeKinds(db: Database): void {
  db.exec(`
    -- The content says that a program wrote it.
    ALTER TABLE locations ADD COLUMN generated INTEGER NOT NULL DEFAULT 0 CHECK (generated IN (0, 1));

    DROP INDEX findings_by_severity;
    DROP INDEX findings_by_newest;
    DROP INDEX findings_by_oldest;
    DROP INDEX findings_by_type;
    DROP INDEX findings_by_source;
    ALTER TABLE findings ADD COLUMN type_severity INTEGER NOT NULL DEFAULT 0 CHECK (type_severity BETWEEN 0 AND 3);
    ALTER TABLE findings ADD COLUMN place_kind INTEGER NOT NULL DEFAULT 0 CHECK (place_kind BETWEEN 0 AND 4);
    UPDATE findings SET type_severity = severity;
    CREATE INDEX findings_by_severity ON findings (severity, place, first_seen DESC, type_id, source_id, liveness, status, place_kind);
    CREATE INDEX findings_by_newest ON findings (first_seen DESC, severity, place, type_id, source_id, liveness, status, place_kind);
    CREATE INDEX findings_by_oldest ON findings (first_seen, severity, place, type_id, source_id, liveness, status, place_kind);
    CREATE INDEX findings_by_type ON findings (type_id, severity, place, source_id, liveness, status, place_kind);
    CREATE INDEX findings_by_source ON findings (source_id, severity, place, type_id, liveness, status, place_kind, paths, preview);

    -- The version of the rules by which all findings are judged.
    CREATE TABLE place_rules (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      version INTEGER NOT NULL
    ) STRICT;
    INSERT INTO place_rules VALUES (1, 0);
  `)
}
