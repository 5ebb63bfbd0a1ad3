import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../../../test/support/workspace.ts'
import { migrate, versionOf } from './migrate.ts'

it('leads from an empty file to version 1', () => {
  const file = join(temporaryFolder(), 'empty.db')
  writeFileSync(file, '')
  const db = new Database(file)
  onTestFinished(() => {
    db.close()
  })
  expect(versionOf(db)).toBe(0)
  migrate(db, 1)
  expect(versionOf(db)).toBe(1)
  expect(statSync(file).size).toBeGreaterThan(0)
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
  expect(tables.all()).toEqual([
    'findings',
    'ignores',
    'introductions',
    'locations',
    'ref_lives',
    'scanned_objects',
    'scans',
    'secret_types',
    'secrets',
    'sources',
    'workspace'
  ])
})

it('makes every table strict', () => {
  const db = new Database(':memory:')
  migrate(db, 1)
  const loose = db.prepare<[], string>(
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND strict = 0`
  )
  expect(loose.pluck().all()).toEqual([])
})
