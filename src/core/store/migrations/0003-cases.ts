import type { Database } from 'better-sqlite3'

/**
 * Cases with their journals, the rows of usage logs, and settings. A case is one JSON document (contract/case/record.ts); it is never
 * deleted. Its journal only grows, see 0002, names its case in words, and is a chain: case-journal.ts. Times in milliseconds since 1970.
 */
export function cases(db: Database): void {
  db.exec(`
    CREATE TABLE cases (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      record TEXT NOT NULL CHECK (json_valid(record)),
      updated_at INTEGER NOT NULL,
      -- Length and last hash of the journal: without them nobody would miss entries at its end.
      entries INTEGER NOT NULL CHECK (entries > 0),
      head BLOB NOT NULL CHECK (length(head) = 32)
    ) STRICT;
    CREATE TRIGGER cases_no_delete BEFORE DELETE ON cases BEGIN SELECT RAISE(ABORT, 'cases stay'); END;

    -- For looking up; the record says the same.
    CREATE TABLE case_secrets (
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
      case_number INTEGER NOT NULL REFERENCES cases,
      PRIMARY KEY (fingerprint, case_number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX case_secrets_by_case ON case_secrets (case_number);

    CREATE TABLE case_journal (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      case_id TEXT NOT NULL,
      seq INTEGER NOT NULL CHECK (seq > 0),
      at INTEGER NOT NULL,
      who TEXT NOT NULL,
      act TEXT NOT NULL,
      text TEXT NOT NULL,
      detail TEXT NOT NULL CHECK (json_valid(detail)),
      -- SHA-256 of the record before and after the act; of no record it is all zeros.
      before BLOB NOT NULL CHECK (length(before) = 32),
      record BLOB NOT NULL CHECK (length(record) = 32),
      previous BLOB NOT NULL CHECK (length(previous) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      UNIQUE (case_id, seq)
    ) STRICT;
    CREATE TRIGGER case_journal_no_update BEFORE UPDATE ON case_journal
      BEGIN SELECT RAISE(ABORT, 'the journal of a case only grows'); END;
    CREATE TRIGGER case_journal_no_delete BEFORE DELETE ON case_journal
      BEGIN SELECT RAISE(ABORT, 'the journal of a case only grows'); END;

    CREATE TABLE usage_imports (
      number INTEGER PRIMARY KEY,
      case_number INTEGER NOT NULL REFERENCES cases,
      import_id TEXT NOT NULL,
      -- 0 while it is written. Until it is 1 nothing of the import is there for a reader.
      done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)),
      rows INTEGER NOT NULL DEFAULT 0,
      UNIQUE (case_number, import_id)
    ) STRICT;

    -- Addresses, agents and the like repeat in millions of rows: each text once an import. 0 stands for no text and is not here.
    CREATE TABLE usage_texts (
      id INTEGER PRIMARY KEY,
      import INTEGER NOT NULL REFERENCES usage_imports,
      text TEXT NOT NULL,
      UNIQUE (import, text)
    ) STRICT;

    -- In order of time. actor to resource are numbers of usage_texts, unchecked: six look-ups a row would double the time of an import.
    CREATE TABLE usage_events (
      case_number INTEGER NOT NULL,
      at INTEGER NOT NULL,
      import INTEGER NOT NULL REFERENCES usage_imports,
      -- Place in the import, from 1. A line may hold several events.
      seq INTEGER NOT NULL,
      line INTEGER NOT NULL,
      actor INTEGER NOT NULL,
      "key" INTEGER NOT NULL,
      ip INTEGER NOT NULL,
      user_agent INTEGER NOT NULL,
      action INTEGER NOT NULL,
      resource INTEGER NOT NULL,
      result INTEGER NOT NULL CHECK (result BETWEEN 0 AND 2),
      bytes INTEGER NOT NULL,
      PRIMARY KEY (case_number, at, import, seq)
    ) STRICT, WITHOUT ROWID;

    -- Derived, kept because it takes seconds to make.
    CREATE TABLE usage_analysis (
      case_number INTEGER PRIMARY KEY REFERENCES cases,
      analysis TEXT NOT NULL CHECK (json_valid(analysis))
    ) STRICT;

    CREATE TABLE settings (
      "key" TEXT PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT, WITHOUT ROWID;
  `)
}
