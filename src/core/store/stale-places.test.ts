import { expect, it } from 'vitest'
import { addSource, batchOf, beginScan, fakeFingerprint, fileHit, hit, memoryWorkspace } from '../../../test/support/workspace.ts'
import type { Hit, Workspace } from './workspace.ts'

const pathsOf = (workspace: Workspace, secret: string): (string | null)[] =>
  workspace.findings
    .withFingerprint([fakeFingerprint(secret)])
    .flatMap(({ id }) => workspace.occurrences.detail(id, 10).places.map(({ path }) => path))

/** Scans a folder anew: these are the hits, these files were not read. */
function scan(workspace: Workspace, sourceId: string, hits: Hit[], keep: string[] = []): number {
  const scanId = beginScan(workspace, sourceId)
  workspace.scans.commitBatch(scanId, batchOf(hits))
  return workspace.removeStaleFileFindings(sourceId, { scanId, keep }).removed
}

it('removes what the files of a folder no longer hold, and the secret with its last place', () => {
  const { workspace } = memoryWorkspace()
  const folder = addSource(workspace, 'home', 'folder')
  scan(workspace, folder, [fileHit('a', { secret: 'both' }), fileHit('b', { secret: 'both' }), fileHit('b', { secret: 'only b' })])
  expect(pathsOf(workspace, 'both')).toEqual(['a', 'b'])
  expect(scan(workspace, folder, [fileHit('a', { secret: 'both' })])).toBe(1)
  expect(pathsOf(workspace, 'both')).toEqual(['a'])
  expect(workspace.findings.withFingerprint([fakeFingerprint('both')])).toMatchObject([{ path: 'a', occurrences: 1, atTip: true }])
  expect(pathsOf(workspace, 'only b')).toEqual([])
})

it('keeps what lies in files that were not read', () => {
  const { workspace } = memoryWorkspace()
  const folder = addSource(workspace, 'home', 'folder')
  scan(workspace, folder, [fileHit('a'), fileHit('b', { secret: 'b' })])
  expect(scan(workspace, folder, [], ['b'])).toBe(1)
  expect(pathsOf(workspace, 'b')).toEqual(['b'])
})

it('moves a finding whose file has changed', () => {
  const { workspace } = memoryWorkspace()
  const folder = addSource(workspace, 'home', 'folder')
  scan(workspace, folder, [fileHit('a', { line: 1, start: 5, end: 9 })])
  scan(workspace, folder, [fileHit('a', { line: 4, start: 80, end: 84 })])
  expect(workspace.findings.withFingerprint([fakeFingerprint('a')])).toMatchObject([{ line: 4, occurrences: 1 }])
})

it('touches neither other sources nor git objects', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const other = addSource(workspace, 'home', 'folder')
  scan(workspace, other, [fileHit('a', { secret: 'file' })])
  scan(workspace, sourceId, [hit({ secret: 'blob' })])
  scan(workspace, sourceId, [])
  expect(pathsOf(workspace, 'file')).toEqual(['a'])
  expect(workspace.findings.withFingerprint([fakeFingerprint('blob')])).toHaveLength(1)
})

it('remembers that a secret was ignored while it is away', () => {
  const { workspace } = memoryWorkspace()
  const folder = addSource(workspace, 'home', 'folder')
  scan(workspace, folder, [fileHit('a')])
  const [finding] = workspace.findings.withFingerprint([fakeFingerprint('a')])
  workspace.ignores.add([finding?.id ?? ''], { reason: 'test-fixture', note: '', until: null })
  expect(scan(workspace, folder, [])).toBe(1)
  scan(workspace, folder, [fileHit('a')])
  expect(workspace.findings.withFingerprint([fakeFingerprint('a')])).toMatchObject([{ status: 'ignored' }])
})

it('removes what only the rules of an earlier catalogue found, when all was searched anew', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const old = beginScan(workspace, sourceId, 'rules of May')
  workspace.scans.commitBatch(old, batchOf([hit({ secret: 'still' }), hit({ secret: 'was noise', object: 'lock file' })]))
  const renewed = beginScan(workspace, sourceId, 'rules of June')
  workspace.scans.commitBatch(renewed, batchOf([hit({ secret: 'still' })]))
  expect(workspace.removeOutdatedFindings(sourceId, 'rules of June')).toEqual({ removed: 1 })
  expect(workspace.findings.withFingerprint([fakeFingerprint('still')])).toHaveLength(1)
  expect(workspace.findings.withFingerprint([fakeFingerprint('was noise')])).toEqual([])
})

it('a later scan with the same rules removes nothing, although it read nothing again', () => {
  const { workspace, sourceId } = memoryWorkspace()
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit({ secret: 'a' })]))
  beginScan(workspace, sourceId)
  expect(workspace.removeOutdatedFindings(sourceId, 'c1')).toEqual({ removed: 0 })
})
