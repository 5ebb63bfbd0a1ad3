import { expect, it } from 'vitest'
import { batchOf, hit, rawOid, stoppedClock } from '../../../test/support/workspace.ts'
import { openDatabase } from './open-database.ts'
import { openScannedObjects } from './scanned-objects.ts'
import { openScans } from './scans.ts'
import { openSources } from './sources.ts'
import { guarded, storeError } from './store-error.ts'

it('says that the disk is full, keeps what was saved and none of the batch, and goes on when there is room', () => {
  const { now } = stoppedClock()
  const db = openDatabase(':memory:')
  const sources = openSources(db, now)
  const scans = guarded('/srv/workspace', openScans(db, now))
  const { scannedObjects } = openScannedObjects(db)
  const source = sources.add({ kind: 'git', name: 'payments', location: '/srv/payments', limits: [] }).id
  const scan = scans.begin({ sourceId: source, history: 'all', catalogVersion: 'c1' })
  scans.commitBatch(scan, batchOf([hit()], [rawOid('blob')]))
  const large = batchOf(
    Array.from({ length: 500 }, (_, i) => hit({ secret: `s${i}` })),
    [rawOid('large')]
  )

  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 4}`)
  expect(() => scans.commitBatch(scan, large)).toThrow(
    expect.objectContaining({ code: 'workspace.disk-full', message: expect.stringMatching(/\/srv\/workspace is full.*Free some space/) })
  )
  expect(scans.get(scan)).toMatchObject({ findings: 1, scanned: 1 })
  expect([...scannedObjects(source, 'c1')]).toEqual([rawOid('blob')])

  db.pragma('max_page_count = 1000000')
  expect(scans.commitBatch(scan, large).newFindings).toBe(500)
  db.close()
})

it.each([
  ['ENOSPC', 'workspace.disk-full'],
  ['SQLITE_IOERR_WRITE', 'workspace.no-access'],
  ['SQLITE_READONLY_DBMOVED', 'workspace.no-access'],
  ['SQLITE_CORRUPT_INDEX', 'workspace.damaged'],
  ['EROFS', 'workspace.no-access']
])('tells %s as %s', (code, told) => {
  expect(storeError(Object.assign(new Error('low'), { code }), '/srv/workspace')).toMatchObject({ code: told })
})

it('hands on errors that are not of the disk', () => {
  const error = new TypeError('a fault of ours')
  expect(storeError(error, '/srv/workspace')).toBe(error)
})
