import type { Database } from 'better-sqlite3'

/**
 * Sources, scans and what they found. No column holds a secret value: `fingerprint` is HMAC-SHA-256(workspace key, value),
 * `preview` is masked.
 *
 * Columns that end in `_at` are our clock in milliseconds since the epoch; `*_time` and `first_seen` come from git, in seconds.
 * Object names are raw bytes. An empty object or path means that there is none, so that the unique keys hold (NULL never equals NULL).
 * Enumerations that lists sort and group by are small numbers, see codes.ts.
 */
export function coreTables(db: Database): void {
  db.exec(`
    CREATE TABLE workspace (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      made_at INTEGER NOT NULL,
      key_check BLOB NOT NULL CHECK (length(key_check) = 32)
    ) STRICT;

    CREATE TABLE sources (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('git', 'clone', 'folder', 'text')),
      name TEXT NOT NULL,
      location TEXT NOT NULL UNIQUE,
      limits TEXT NOT NULL CHECK (json_valid(limits)),
      added_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX sources_by_name ON sources (name, id);

    CREATE TABLE scans (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (state IN ('running', 'paused', 'done', 'incomplete', 'cancelled', 'failed')),
      history TEXT NOT NULL CHECK (history IN ('all', 'tip')),
      catalog_version TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      -- Time spent running; ticked_at is up to when it is counted, so that neither a pause nor a killed process adds to it.
      worked_ms INTEGER NOT NULL DEFAULT 0,
      ticked_at INTEGER NOT NULL,
      scanned INTEGER NOT NULL DEFAULT 0,
      bytes INTEGER NOT NULL DEFAULT 0,
      binary INTEGER NOT NULL DEFAULT 0,
      new_findings INTEGER NOT NULL DEFAULT 0,
      findings INTEGER,
      coverage TEXT CHECK (json_valid(coverage)),
      problem TEXT
    ) STRICT;
    CREATE INDEX scans_by_source ON scans (source_id, id);

    -- Names of objects that were searched, concatenated: what a resumed or a later scan need not read again.
    CREATE TABLE scanned_objects (
      id INTEGER PRIMARY KEY,
      source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
      catalog_version TEXT NOT NULL,
      oid_length INTEGER NOT NULL,
      oids BLOB NOT NULL CHECK (length(oids) % oid_length = 0)
    ) STRICT;
    CREATE INDEX scanned_objects_by_source ON scanned_objects (source_id, catalog_version);

    CREATE TABLE secret_types (
      id TEXT PRIMARY KEY,
      provider TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE secrets (
      id INTEGER PRIMARY KEY,
      type_id TEXT NOT NULL REFERENCES secret_types,
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
      preview TEXT NOT NULL,
      UNIQUE (fingerprint, type_id)
    ) STRICT;

    CREATE TABLE ignores (
      secret_id INTEGER PRIMARY KEY REFERENCES secrets ON DELETE CASCADE,
      reason TEXT NOT NULL CHECK (reason IN ('false-positive', 'test-fixture', 'already-revoked', 'accepted-risk', 'duplicate')),
      note TEXT NOT NULL,
      until_at INTEGER,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX ignores_by_end ON ignores (until_at) WHERE until_at IS NOT NULL;

    -- A secret in a source. All columns but the first three are derived; they are here because the list sorts and counts by them.
    CREATE TABLE findings (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
      secret_id INTEGER NOT NULL REFERENCES secrets,
      type_id TEXT NOT NULL,
      severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
      place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 2),
      liveness INTEGER NOT NULL DEFAULT 3 CHECK (liveness BETWEEN 0 AND 4),
      status INTEGER NOT NULL CHECK (status IN (0, 1)),
      first_seen INTEGER,
      occurrences INTEGER NOT NULL DEFAULT 0,
      line INTEGER,
      path TEXT,
      preview TEXT NOT NULL,
      -- For searching: lower case, each path between line feeds.
      paths TEXT NOT NULL,
      UNIQUE (secret_id, source_id)
    ) STRICT;
    -- One index a sort order. Each goes on with all that a facet can filter by, so that a filtered list is read from the index alone.
    CREATE INDEX findings_by_severity ON findings (severity, place, first_seen DESC, type_id, source_id, liveness, status);
    CREATE INDEX findings_by_newest ON findings (first_seen DESC, severity, place, type_id, source_id, liveness, status);
    CREATE INDEX findings_by_oldest ON findings (first_seen, severity, place, type_id, source_id, liveness, status);
    CREATE INDEX findings_by_type ON findings (type_id, severity, place, source_id, liveness, status);
    -- Facets are counted from this one, and a search for words reads it alone.
    CREATE INDEX findings_by_source ON findings (source_id, severity, place, type_id, liveness, status, paths, preview);

    -- Where a finding lies. The unique key is what keeps a resumed scan from finding anything twice.
    CREATE TABLE locations (
      id INTEGER PRIMARY KEY,
      finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
      "where" TEXT NOT NULL CHECK ("where" IN ('blob', 'commit-message', 'tag-message', 'file', 'text')),
      object BLOB NOT NULL,
      path TEXT NOT NULL,
      start INTEGER NOT NULL CHECK (start >= 0),
      "end" INTEGER NOT NULL CHECK ("end" >= start),
      line INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      -- The scan that saw it last.
      scan_id INTEGER NOT NULL,
      UNIQUE (finding_id, object, path, start, "end")
    ) STRICT;
    -- Whole, not partial: SQLite compiles a statement anew for each value it looks up through a partial index.
    CREATE INDEX locations_by_object ON locations (object, finding_id);

    -- Which commit brought an object with findings to which path.
    CREATE TABLE introductions (
      id INTEGER PRIMARY KEY,
      source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
      object BLOB NOT NULL,
      path TEXT NOT NULL,
      "commit" BLOB NOT NULL,
      author TEXT NOT NULL,
      email TEXT NOT NULL,
      author_time INTEGER NOT NULL,
      refs TEXT NOT NULL CHECK (json_valid(refs)),
      ref_count INTEGER NOT NULL,
      at_tip INTEGER NOT NULL CHECK (at_tip IN (0, 1)),
      removed_by BLOB,
      removed_time INTEGER,
      UNIQUE (source_id, object, "commit", path)
    ) STRICT;

    CREATE TABLE ref_lives (
      source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
      object BLOB NOT NULL,
      ref TEXT NOT NULL,
      from_time INTEGER NOT NULL,
      to_time INTEGER,
      PRIMARY KEY (source_id, object, ref, from_time)
    ) STRICT, WITHOUT ROWID;
  `)
}
