import { expect, it } from 'vitest'
import {
  addSource,
  batchOf,
  beginScan,
  fileHit,
  hit,
  memoryWorkspace,
  rawOid,
  stoppedClock,
  temporaryFolder
} from '../../../test/support/workspace.ts'
import type { Coverage } from '../../contract/model.ts'
import { openWorkspace } from './workspace.ts'

const coverage: Coverage = { objects: 3, scanned: 2, unchanged: 0, notContent: 1, binary: 0, bytes: 2000, skipped: [], notes: ['Whole.'] }

it('counts what was searched over all batches and ends with its coverage', () => {
  const clock = stoppedClock()
  const { workspace, sourceId } = memoryWorkspace(clock.now)
  const scan = beginScan(workspace, sourceId)
  workspace.scans.commitBatch(scan, batchOf([hit()], [rawOid('1')]))
  workspace.scans.commitBatch(scan, { ...batchOf([], [rawOid('2')]), binary: 1 })
  expect(workspace.scans.get(scan)).toMatchObject({ state: 'running', scanned: 2, bytes: 2000, binary: 1, endedAt: null, coverage: null })
  clock.set('2026-11-24T08:01:00.000Z')
  const ended = workspace.scans.finish(scan, { state: 'incomplete', coverage, problem: 'One pack is damaged.' })
  expect(ended).toEqual(workspace.scans.get(scan))
  expect(ended).toMatchObject({
    sourceId,
    sourceName: 'payments',
    state: 'incomplete',
    history: 'all',
    endedAt: '2026-11-24T08:01:00.000Z',
    findings: 1,
    newFindings: 1,
    coverage,
    problem: 'One pack is damaged.'
  })
})

it('remembers how many findings there were when it ended', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const first = beginScan(workspace, sourceId)
  workspace.scans.commitBatch(first, batchOf([hit({ secret: 'a' })]))
  workspace.scans.finish(first, { state: 'done', coverage, problem: null })
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit({ secret: 'b' })]))
  expect(workspace.scans.list().map(({ findings }) => findings)).toEqual([2, 1])
})

it('counts as seconds only the time in which it ran', () => {
  const clock = stoppedClock()
  const { workspace, sourceId } = memoryWorkspace(clock.now)
  const scan = beginScan(workspace, sourceId)
  clock.set('2026-11-24T08:00:10.000Z')
  workspace.scans.setState(scan, 'paused')
  clock.set('2026-11-24T09:00:00.000Z')
  workspace.scans.setState(scan, 'running')
  clock.set('2026-11-24T09:00:05.000Z')
  expect(workspace.scans.finish(scan, { state: 'done', coverage, problem: null }).seconds).toBe(15)
})

it('tells which scans a killed process left, until they are taken up, and does not count the time between', () => {
  const clock = stoppedClock()
  const dir = temporaryFolder()
  const killed = openWorkspace(dir, { command: 'test', now: clock.now })
  const sourceId = addSource(killed, 'payments')
  const scan = beginScan(killed, sourceId)
  const other = beginScan(killed, addSource(killed, 'infra'))
  clock.set('2026-11-24T08:00:07.000Z')
  killed.scans.commitBatch(scan, batchOf([hit()], [rawOid('1')]))
  expect(killed.scans.interrupted()).toEqual([])
  killed.close()

  clock.set('2026-11-26T08:00:00.000Z')
  const next = openWorkspace(dir, { command: 'test', now: clock.now })
  expect(next.scans.interrupted()).toMatchObject([
    { id: scan, sourceId, catalogVersion: 'c1', scanned: 1 },
    { id: other, scanned: 0 }
  ])
  next.scans.setState(scan, 'running')
  next.scans.finish(other, { state: 'cancelled', coverage: null, problem: null })
  expect(next.scans.interrupted()).toEqual([])
  clock.set('2026-11-26T08:00:03.000Z')
  expect(next.scans.finish(scan, { state: 'done', coverage, problem: null }).seconds).toBe(10)
  expect(next.scans.get(other).seconds).toBe(0)
  next.close()
})

it('lists scans newest first, of one source or of all', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const other = addSource(workspace, 'infra', 'folder')
  const [a, b, c] = [beginScan(workspace, sourceId), beginScan(workspace, other), beginScan(workspace, sourceId)]
  workspace.scans.commitBatch(b ?? '', batchOf([fileHit('.env')]))
  expect(workspace.scans.list().map(({ id }) => id)).toEqual([c, b, a])
  expect(workspace.scans.list({ limit: 1 }).map(({ id }) => id)).toEqual([c])
  expect(workspace.scans.list({ sourceId: other }).map(({ id, findings }) => [id, findings])).toEqual([[b, 1]])
})

it('says so when there is no such scan or source', () => {
  const { workspace } = memoryWorkspace()
  expect(() => workspace.scans.get('scan-9')).toThrow(expect.objectContaining({ code: 'scan.not-found' }))
  expect(() => workspace.scans.setState('source-1', 'paused')).toThrow(expect.objectContaining({ code: 'scan.not-found' }))
  expect(() => workspace.scans.commitBatch('scan-9', batchOf([]))).toThrow(expect.objectContaining({ code: 'scan.not-found' }))
  expect(() => beginScan(workspace, 'source-9')).toThrow(expect.objectContaining({ code: 'source.not-found' }))
})
