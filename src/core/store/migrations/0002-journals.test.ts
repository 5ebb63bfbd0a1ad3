import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openDatabase } from '../open-database.ts'
import { migrate, versionOf } from './migrate.ts'

/** Version 1 with a row in every table that a scan writes. */
function versionOne(): Database.Database {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, 1)
  db.exec(`
    INSERT INTO workspace VALUES (1, 0, zeroblob(32));
    INSERT INTO sources VALUES (1, 'git', 'payments', '/srv/payments', '[]', 0);
    INSERT INTO scans (id, source_id, state, history, catalog_version, started_at, ticked_at) VALUES (1, 1, 'done', 'all', 'c', 0, 0);
    INSERT INTO scanned_objects VALUES (1, 1, 'c', 20, zeroblob(40));
    INSERT INTO secret_types VALUES ('stripe-secret-key', 'Stripe');
    INSERT INTO secrets VALUES (1, 'stripe-secret-key', zeroblob(32), 'sk_…');
    INSERT INTO ignores VALUES (1, 'duplicate', '', NULL, 0);
    INSERT INTO findings (id, source_id, secret_id, type_id, severity, place, status, preview, paths) VALUES (1, 1, 1, 'stripe-secret-key', 0, 0, 1, 'sk_…', '');
    INSERT INTO locations VALUES (1, 1, 'blob', zeroblob(20), '', 1, 2, 1, 1, 1);
    INSERT INTO introductions VALUES (1, 1, zeroblob(20), 'a.env', zeroblob(20), 'Ada', 'a@b', 0, '[]', 0, 1, NULL, NULL);
    INSERT INTO ref_lives VALUES (1, zeroblob(20), 'main', 0, NULL);
  `)
  return db
}

const tables = [
  'workspace',
  'sources',
  'scans',
  'scanned_objects',
  'secret_types',
  'secrets',
  'ignores',
  'findings',
  'locations',
  'introductions',
  'ref_lives'
]
const content = (db: Database.Database): unknown[][] => tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all())

it('leads from version 1 to version 2 and leaves what is there as it is', () => {
  const db = versionOne()
  const before = content(db)
  expect(versionOf(db)).toBe(1)
  migrate(db, 2)
  expect(versionOf(db)).toBe(2)
  expect(content(db)).toEqual(before)
  expect(db.prepare('SELECT count(*) FROM access_journal').pluck().get()).toBe(0)
})

it.each([
  ['access_journal', "INSERT INTO access_journal VALUES (1, 0, 'cli', 'reveal', 1, 'stripe-secret-key', zeroblob(32), '/srv/payments')"],
  ['network_journal', "INSERT INTO network_journal VALUES (1, 0, 'example.org', 'clone', 'done')"]
])('refuses to change or remove an entry of the %s', (table, insert) => {
  const db = openDatabase(':memory:')
  db.exec(insert)
  const entry = db.prepare(`SELECT * FROM ${table}`).all()
  const attempts = [
    `UPDATE ${table} SET at = 1`,
    `DELETE FROM ${table}`,
    `DELETE FROM ${table} WHERE id = 1`,
    insert.replace('INSERT', 'INSERT OR REPLACE')
  ]
  for (const attempt of attempts) expect(() => db.exec(attempt)).toThrow(/only grows/)
  expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual(entry)
})

it('undoes a migration that fails, with its version', () => {
  const db = versionOne()
  db.exec('CREATE TABLE network_journal (taken INTEGER) STRICT')
  expect(() => migrate(db, 2)).toThrow(/already exists/)
  expect(versionOf(db)).toBe(1)
  expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'access_journal'").get()).toBeUndefined()
})
