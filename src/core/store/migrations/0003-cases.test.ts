import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openDatabase } from '../open-database.ts'
import { migrate, versionOf } from './migrate.ts'

/** Version 2 with a finding and an entry in each journal. */
function versionTwo(): Database.Database {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, 2)
  db.exec(`
    INSERT INTO workspace VALUES (1, 0, zeroblob(32));
    INSERT INTO sources VALUES (1, 'git', 'payments', '/srv/payments', '[]', 0);
    INSERT INTO secret_types VALUES ('stripe-secret-key', 'Stripe');
    INSERT INTO secrets VALUES (1, 'stripe-secret-key', zeroblob(32), 'sk_…');
    INSERT INTO findings (id, source_id, secret_id, type_id, severity, place, status, preview, paths) VALUES (1, 1, 1, 'stripe-secret-key', 0, 0, 1, 'sk_…', '');
    INSERT INTO access_journal VALUES (1, 0, 'cli', 'reveal', 1, 'stripe-secret-key', zeroblob(32), '/srv/payments');
    INSERT INTO network_journal VALUES (1, 0, 'example.org', 'clone', 'done');
  `)
  return db
}

const tables = ['workspace', 'sources', 'secret_types', 'secrets', 'findings', 'access_journal', 'network_journal']
const content = (db: Database.Database): unknown[][] => tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all())

it('leads from version 2 to version 3 and leaves what is there as it is', () => {
  const db = versionTwo()
  const before = content(db)
  expect(versionOf(db)).toBe(2)
  migrate(db, 3)
  expect(versionOf(db)).toBe(3)
  expect(content(db)).toEqual(before)
  const added = ['case_journal', 'case_secrets', 'cases', 'settings', 'usage_analysis', 'usage_events', 'usage_imports', 'usage_texts']
  for (const table of added) expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  const loose = db.prepare<[], string>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND strict = 0`
  )
  expect(loose.pluck().all()).toEqual([])
})

const insertCase = `INSERT INTO cases VALUES (1, '{}', 0, 1, zeroblob(32))`
const insertEntry = `INSERT INTO case_journal VALUES (1, 'INC-0001', 1, 0, 'ada', 'open', 'opened', '{}', zeroblob(32), zeroblob(32), zeroblob(32), zeroblob(32))`

it('refuses to change or remove an entry of the journal of a case', () => {
  const db = openDatabase(':memory:')
  db.exec(insertEntry)
  const entry = db.prepare('SELECT * FROM case_journal').all()
  const attempts = [
    'UPDATE case_journal SET at = 1',
    'DELETE FROM case_journal',
    insertEntry.replace('INSERT', 'INSERT OR REPLACE'),
    insertEntry.replace('INSERT', 'INSERT OR REPLACE').replace('(1,', '(2,')
  ]
  for (const attempt of attempts) expect(() => db.exec(attempt)).toThrow(/only grows/)
  expect(() => db.exec(insertEntry.replace('(1,', '(2,'))).toThrow(/UNIQUE/)
  expect(db.prepare('SELECT * FROM case_journal').all()).toEqual(entry)
})

it('refuses to remove a case, and rows of no case', () => {
  const db = openDatabase(':memory:')
  db.exec(insertCase)
  for (const attempt of ['DELETE FROM cases', insertCase.replace('INSERT', 'INSERT OR REPLACE')]) {
    expect(() => db.exec(attempt)).toThrow(/cases stay/)
  }
  for (const attempt of [
    'INSERT INTO case_secrets VALUES (zeroblob(32), 2)',
    "INSERT INTO usage_imports VALUES (1, 2, 'i', 0, 0)",
    "INSERT INTO usage_analysis VALUES (2, '{}')",
    'INSERT INTO usage_events VALUES (1, 0, 7, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0)'
  ]) {
    expect(() => db.exec(attempt)).toThrow(/FOREIGN KEY/)
  }
})
