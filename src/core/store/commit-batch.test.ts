import { expect, it } from 'vitest'
import { addSource, batchOf, beginScan, fakeFingerprint, fileHit, hit, memoryWorkspace, rawOid } from '../../../test/support/workspace.ts'
import { FindingFilter } from '../../contract/model.ts'

it('counts as new what no scan of the source had found', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const scan = beginScan(workspace, sourceId)
  expect(workspace.scans.commitBatch(scan, batchOf([hit({ secret: 'a' }), hit({ secret: 'b' })])).newFindings).toBe(2)
  expect(workspace.scans.commitBatch(scan, batchOf([hit({ secret: 'b', start: 99, end: 120 }), hit({ secret: 'c' })])).newFindings).toBe(1)
  expect(workspace.scans.get(scan)).toMatchObject({ newFindings: 3, findings: 3 })
})

it('finds nothing twice when the same batch comes again', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const batch = batchOf([hit(), hit({ object: 'other' })], [rawOid('blob'), rawOid('other')])
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batch)
  const again = beginScan(workspace, sourceId)
  expect(workspace.scans.commitBatch(again, batch).newFindings).toBe(0)
  expect(workspace.history.objects(sourceId)).toHaveLength(2)
  expect(workspace.scans.get(again)).toMatchObject({ findings: 1, newFindings: 0 })
})

it('tells two types of the same value apart', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const hits = [hit(), hit({ typeId: 'generic-secret', provider: 'Generic', severity: 'medium' })]
  expect(workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf(hits)).newFindings).toBe(2)
})

it('finds the same value anew in another source', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const other = addSource(workspace, 'infra')
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit()]))
  expect(workspace.scans.commitBatch(beginScan(workspace, other), batchOf([hit()])).newFindings).toBe(1)
})

it('gives back the names of searched objects, and only for the catalogue that searched them', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const scan = beginScan(workspace, sourceId, 'c1')
  workspace.scans.commitBatch(scan, batchOf([], [rawOid('1'), rawOid('2')]))
  workspace.scans.commitBatch(scan, batchOf([], [rawOid('3')]))
  expect(Buffer.concat([...workspace.scannedObjects(sourceId, 'c1')])).toEqual(Buffer.concat([rawOid('1'), rawOid('2'), rawOid('3')]))
  expect([...workspace.scannedObjects(sourceId, 'c2')]).toEqual([])
  beginScan(workspace, sourceId, 'c2')
  expect([...workspace.scannedObjects(sourceId, 'c1')]).toEqual([])
})

it('forgets which objects of a source were searched when asked', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const other = addSource(workspace, 'infra')
  for (const id of [sourceId, other]) workspace.scans.commitBatch(beginScan(workspace, id), batchOf([], [rawOid(id)]))
  workspace.forgetScanned(sourceId)
  expect([sourceId, other].map((id) => workspace.scannedObjects(id, 'c1').length)).toEqual([0, 1])
})

it('refuses a span that ends before it starts, and keeps nothing of its batch', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const scan = beginScan(workspace, sourceId)
  expect(() => workspace.scans.commitBatch(scan, batchOf([hit({ secret: 'b' }), hit({ start: 9, end: 8 })], [rawOid('x')]))).toThrow(
    /CHECK/
  )
  expect(workspace.scans.get(scan)).toMatchObject({ findings: 0, scanned: 0 })
  expect([...workspace.scannedObjects(sourceId, 'c1')]).toEqual([])
})

it('takes severity and provider from the newest catalogue', () => {
  const { workspace, sourceId } = memoryWorkspace()
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit()]))
  workspace.scans.commitBatch(beginScan(workspace, sourceId, 'c2'), batchOf([hit({ severity: 'high', provider: 'Stripe, Inc.' })]))
  expect(workspace.findings.withFingerprint([fakeFingerprint('a')])).toMatchObject([{ severity: 'high', provider: 'Stripe, Inc.' }])
})

it('goes on after a batch that failed, with a type that only that one had', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const scan = beginScan(workspace, sourceId)
  expect(() => workspace.scans.commitBatch(scan, batchOf([hit(), hit({ start: 9, end: 8 })]))).toThrow(/CHECK/)
  expect(workspace.scans.commitBatch(scan, batchOf([hit()])).newFindings).toBe(1)
})

it('adds up the places of a value in files, with each path once', () => {
  const { workspace } = memoryWorkspace()
  const folder = addSource(workspace, 'home', 'folder')
  const scan = beginScan(workspace, folder)
  workspace.scans.commitBatch(scan, batchOf([fileHit('a/.env'), fileHit('a/.env', { start: 70, end: 90 }), fileHit('b/.env')]))
  const found = (query: string): number[] =>
    workspace.findings
      .list({ filter: FindingFilter.parse({ query }), types: [], sort: 'severity', offset: 0, limit: 9 })
      .rows.map(({ occurrences }) => occurrences)
  expect(found('path:a/')).toEqual([3])
  expect(found('path:b/')).toEqual([3])
  expect(found('path:c/')).toEqual([])
})
