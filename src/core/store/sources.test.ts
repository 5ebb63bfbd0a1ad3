import { expect, it } from 'vitest'
import {
  addSource,
  batchOf,
  beginScan,
  fakeFingerprint,
  hexOid,
  hit,
  memoryWorkspace,
  rawOid,
  stoppedClock
} from '../../../test/support/workspace.ts'

it('knows a source by its location and refuses it twice', () => {
  const { workspace, sourceId } = memoryWorkspace()
  expect(workspace.sources.byLocation('/srv/payments')?.id).toBe(sourceId)
  expect(workspace.sources.byLocation('/srv/other')).toBeUndefined()
  expect(() => addSource(workspace, 'payments')).toThrow(
    expect.objectContaining({ code: 'source.duplicate', message: expect.stringContaining('named “payments”'), data: { sourceId } })
  )
})

it('tells what limits a scan, how many findings are open and how the last scan went', () => {
  const clock = stoppedClock()
  const { workspace, sourceId } = memoryWorkspace(clock.now)
  workspace.sources.setLimits(sourceId, ['It is a shallow clone.'])
  expect(workspace.sources.get(sourceId)).toMatchObject({ findings: 0, lastScan: null, limits: ['It is a shallow clone.'] })
  const scan = beginScan(workspace, sourceId)
  workspace.scans.commitBatch(scan, batchOf([hit({ secret: 'a' }), hit({ secret: 'b' })]))
  clock.set('2026-11-24T08:00:05.000Z')
  workspace.scans.finish(scan, { state: 'done', coverage: null, problem: null })
  const [place] = workspace.findings.withFingerprint([fakeFingerprint('a')])
  workspace.ignores.add([place?.id ?? ''], { reason: 'duplicate', note: '', until: null })
  expect(workspace.sources.list()).toEqual([
    {
      id: sourceId,
      kind: 'git',
      name: 'payments',
      location: '/srv/payments',
      addedAt: '2026-11-24T08:00:00.000Z',
      limits: ['It is a shallow clone.'],
      findings: 1,
      lastScan: { id: scan, state: 'done', startedAt: '2026-11-24T08:00:00.000Z', endedAt: '2026-11-24T08:00:05.000Z', newFindings: 2 }
    }
  ])
})

it('removes a source with all that was found in it, and leaves what others hold too', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const other = addSource(workspace, 'infra')
  for (const id of [sourceId, other]) {
    const scan = beginScan(workspace, id)
    workspace.scans.commitBatch(scan, batchOf([hit({ secret: 'shared' }), hit({ secret: `only ${id}` })], [rawOid('blob')]))
    const introduction = {
      path: '.env',
      commit: hexOid('c'),
      author: 'Ada',
      email: 'a@b',
      time: 1,
      refs: [],
      refCount: 0,
      atTip: true,
      removedBy: null,
      removedTime: null
    }
    workspace.history.replace(id, [{ oid: rawOid('blob'), introductions: [introduction], life: [{ ref: 'main', from: 1, to: null }] }])
  }
  workspace.sources.remove(sourceId)
  expect(workspace.sources.list().map(({ id }) => id)).toEqual([other])
  expect(workspace.sources.ids()).toEqual([other])
  expect(workspace.scans.list()).toHaveLength(1)
  expect([...workspace.scannedObjects(sourceId, 'c1')]).toEqual([])
  expect(workspace.findings.withFingerprint([fakeFingerprint(`only ${sourceId}`)])).toEqual([])
  expect(workspace.findings.withFingerprint([fakeFingerprint('shared')])).toEqual([
    expect.objectContaining({ sourceId: other, path: '.env', atTip: true })
  ])
})

it('says so when there is no such source', () => {
  const { workspace } = memoryWorkspace()
  for (const id of ['source-99', 'scan-1', '1', '']) {
    expect(() => workspace.sources.get(id)).toThrow(expect.objectContaining({ code: 'source.not-found' }))
    expect(() => workspace.sources.remove(id)).toThrow(expect.objectContaining({ code: 'source.not-found' }))
  }
})

it('gives a new source a new id even after the last was removed', () => {
  const { workspace, sourceId } = memoryWorkspace()
  workspace.sources.remove(sourceId)
  expect(addSource(workspace, 'payments')).not.toBe(sourceId)
})
