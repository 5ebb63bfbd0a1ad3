import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { markPlaces } from '../place-marks.ts'
import { migrate, versionOf } from './migrate.ts'

/** As version 4 wrote it: two secrets of a repository, one of which only its tests have. */
function versionFour(): Database.Database {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, 4)
  db.exec(`
    INSERT INTO sources VALUES (1, 'git', 'payments', '/srv/payments', '[]', 0);
    INSERT INTO secret_types VALUES ('stripe-secret-key', 'Stripe');
  `)
  for (const [id, path] of ['test/pay.rb', 'app/pay.rb'].entries()) {
    const row = id + 1
    db.exec(`
      INSERT INTO secrets VALUES (${row}, 'stripe-secret-key', CAST('${String(row).padEnd(32)}' AS BLOB), 'sk_…');
      INSERT INTO findings (id, source_id, secret_id, type_id, severity, place, status, first_seen, occurrences, line, path, preview, paths)
        VALUES (${row}, 1, ${row}, 'stripe-secret-key', 1, 0, 0, 7, 1, 1, '${path}', 'sk_…', char(10) || '${path}' || char(10));
      INSERT INTO locations VALUES (${row}, ${row}, 'blob', CAST('${row}' AS BLOB), '', 1, 2, 1, 1, 1, NULL);
      INSERT INTO introductions VALUES (${row}, 1, CAST('${row}' AS BLOB), '${path}', x'00', 'Ada', 'a@b', 7, '["main"]', 1, 1, NULL, NULL);
    `)
  }
  return db
}
const grades = (db: Database.Database): unknown[] =>
  db.prepare('SELECT type_severity, severity, place_kind FROM findings ORDER BY id').raw().all()

it('leads from version 4 to version 5 and keeps each severity as that of the type', () => {
  const db = versionFour()
  const before = db.prepare('SELECT * FROM findings').all()
  migrate(db, 5)
  expect(versionOf(db)).toBe(5)
  expect(db.prepare('SELECT * FROM findings').all()).toEqual(
    before.map((finding) => ({ ...(finding as object), type_severity: 1, place_kind: 0 }))
  )
  expect(db.prepare('SELECT generated FROM locations').pluck().all()).toEqual([0, 0])
})

it('is judged when it is opened, once for each version of the rules, and nothing else of it changes', () => {
  const db = versionFour()
  migrate(db)
  const before = db.prepare('SELECT * FROM findings WHERE id = 2').get()
  markPlaces(db, 1)
  expect(grades(db)).toEqual([
    [1, 2, 1],
    [1, 1, 0]
  ])
  expect(db.prepare('SELECT * FROM findings WHERE id = 2').get()).toEqual(before)
  db.exec('UPDATE findings SET severity = 1, place_kind = 0')
  markPlaces(db, 1)
  expect(grades(db)[0]).toEqual([1, 1, 0])
  markPlaces(db, 2)
  expect(grades(db)[0]).toEqual([1, 2, 1])
})
