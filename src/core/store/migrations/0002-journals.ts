import type { Database } from 'better-sqlite3'

/**
 * Who looked at a value, and what left this machine. Both only grow: triggers refuse update and delete, and REPLACE too since
 * recursive_triggers is on. They name what they speak of in words, without references, so that they outlive a removed source.
 */
export function journals(db: Database): void {
  db.exec(`
    CREATE TABLE access_journal (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      who TEXT NOT NULL,
      purpose TEXT NOT NULL,
      finding_id INTEGER NOT NULL,
      type_id TEXT NOT NULL,
      fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
      source TEXT NOT NULL
    ) STRICT;

    CREATE TABLE network_journal (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      host TEXT NOT NULL,
      purpose TEXT NOT NULL,
      result TEXT NOT NULL
    ) STRICT;

    CREATE TRIGGER access_journal_no_update BEFORE UPDATE ON access_journal
      BEGIN SELECT RAISE(ABORT, 'the access journal only grows'); END;
    CREATE TRIGGER access_journal_no_delete BEFORE DELETE ON access_journal
      BEGIN SELECT RAISE(ABORT, 'the access journal only grows'); END;
    CREATE TRIGGER network_journal_no_update BEFORE UPDATE ON network_journal
      BEGIN SELECT RAISE(ABORT, 'the network journal only grows'); END;
    CREATE TRIGGER network_journal_no_delete BEFORE DELETE ON network_journal
      BEGIN SELECT RAISE(ABORT, 'the network journal only grows'); END;
  `)
}
