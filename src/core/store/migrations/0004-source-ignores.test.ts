import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate, versionOf } from './migrate.ts'

it('leads from version 3 to version 4 and leaves what is there as it is', () => {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, 3)
  db.exec(`
    INSERT INTO sources VALUES (1, 'git', 'payments', '/srv/payments', '[]', 0);
    INSERT INTO secret_types VALUES ('stripe-secret-key', 'Stripe');
    INSERT INTO secrets VALUES (1, 'stripe-secret-key', zeroblob(32), 'sk_…');
    INSERT INTO findings (id, source_id, secret_id, type_id, severity, place, status, preview, paths) VALUES (1, 1, 1, 'stripe-secret-key', 0, 0, 1, 'sk_…', '');
    INSERT INTO locations VALUES (1, 1, 'blob', zeroblob(20), '', 1, 2, 1, 1, 1);
  `)
  const findings = db.prepare('SELECT * FROM findings').all()
  const [location] = db.prepare('SELECT * FROM locations').all()
  migrate(db, 4)
  expect(versionOf(db)).toBe(4)
  expect(db.prepare('SELECT * FROM findings').all()).toEqual(findings)
  expect(db.prepare('SELECT * FROM locations').get()).toEqual({ ...(location as object), comment: null })

  db.exec("INSERT INTO source_ignores VALUES (1, 'comment', 'gitleaks:allow', NULL)")
  db.exec('DELETE FROM findings')
  expect(db.prepare('SELECT count(*) FROM source_ignores').pluck().get()).toBe(0)
})
