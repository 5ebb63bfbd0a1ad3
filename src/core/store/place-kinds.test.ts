import { expect, it } from 'vitest'
import { addSource, batchOf, beginScan, fakeFingerprint, fileHit, hexOid, hit, memoryWorkspace } from '../../../test/support/workspace.ts'
import { FindingFilter } from '../../contract/model.ts'
import type { Hit, ObjectHistory, Workspace } from './workspace.ts'

const graded = (workspace: Workspace, secret = 'a') =>
  workspace.findings
    .withFingerprint([fakeFingerprint(secret)])
    .map(({ severity, typeSeverity, placeKind }) => [typeSeverity, severity, placeKind].join(' '))

function scanFolder(workspace: Workspace, sourceId: string, hits: Hit[]): void {
  const scanId = beginScan(workspace, sourceId)
  workspace.scans.commitBatch(scanId, batchOf(hits))
  workspace.removeStaleFileFindings(sourceId, { scanId, keep: [] })
}
function folder(): { workspace: Workspace; sourceId: string } {
  const { workspace } = memoryWorkspace()
  return { workspace, sourceId: addSource(workspace, 'home', 'folder') }
}
const found = (workspace: Workspace, part: Partial<FindingFilter>): number =>
  workspace.findings.list({ filter: FindingFilter.parse(part), types: [], sort: 'severity', offset: 0, limit: 9 }).total

/** The history of a blob that each of these paths has, at a tip. */
const history = (object: string, ...paths: string[]): ObjectHistory => ({
  oid: hexOid(object),
  introductions: paths.map((path) => ({
    path,
    commit: hexOid(path),
    author: 'Ada',
    email: 'a@b',
    time: 100,
    refs: ['main'],
    refCount: 1,
    atTip: true,
    removedBy: null,
    removedTime: null
  })),
  life: []
})

it.each<[string, string[]]>([
  ['critical high test', ['test/a.env', 'spec/b.env']],
  ['critical high mixed', ['test/a.env', 'node_modules/b.js']],
  ['critical critical ordinary', ['test/a.env', 'a.env']],
  ['critical critical ordinary', ['a.env', 'test/a.env']]
])('a secret in files is %s, in whatever order they come: %j', (expected, paths) => {
  const { workspace, sourceId } = folder()
  scanFolder(
    workspace,
    sourceId,
    paths.map((path) => fileHit(path))
  )
  expect(graded(workspace)).toEqual([expected])
})

it('follows the files of a folder from scan to scan', () => {
  const { workspace, sourceId } = folder()
  scanFolder(workspace, sourceId, [fileHit('test/a.env')])
  expect(graded(workspace)).toEqual(['critical high test'])
  scanFolder(workspace, sourceId, [fileHit('test/a.env'), fileHit('src/a.env')])
  expect(graded(workspace)).toEqual(['critical critical ordinary'])
  scanFolder(workspace, sourceId, [fileHit('test/a.env')])
  expect(graded(workspace)).toEqual(['critical high test'])
  scanFolder(workspace, sourceId, [fileHit('src/a.env')])
  expect(graded(workspace)).toEqual(['critical critical ordinary'])
})

it('is as grave as its type until the history has told the paths, and again when a commit brings it elsewhere', () => {
  const { workspace, sourceId } = memoryWorkspace()
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit()]))
  expect(graded(workspace)).toEqual(['critical critical ordinary'])
  workspace.history.replace(sourceId, [history('blob', 'test/a.env', 'vendor/x/a.go')])
  expect(graded(workspace)).toEqual(['critical high mixed'])
  // A rename out of the tests: the same blob at another path.
  workspace.history.replace(sourceId, [history('blob', 'test/a.env', 'src/a.env')])
  expect(graded(workspace)).toEqual(['critical critical ordinary'])
  workspace.history.replace(sourceId, [history('blob', 'test/a.env')])
  expect(graded(workspace)).toEqual(['critical high test'])
  // A new object in a later scan, whose path is not known yet.
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit({ object: 'other' })]))
  expect(graded(workspace)).toEqual(['critical critical ordinary'])
  workspace.history.replace(sourceId, [history('blob', 'test/a.env'), history('other', 'test/b.env')])
  expect(graded(workspace)).toEqual(['critical high test'])
})

it('an object that no ref reaches and a message are ordinary places', () => {
  const { workspace, sourceId } = memoryWorkspace()
  workspace.scans.commitBatch(
    beginScan(workspace, sourceId),
    batchOf([hit(), hit({ object: 'lost' }), hit({ secret: 'said', object: 'commit', where: 'commit-message' })])
  )
  workspace.history.replace(sourceId, [
    history('blob', 'test/a.env'),
    { oid: hexOid('lost'), introductions: [], life: [] },
    history('commit', '')
  ])
  expect(graded(workspace)).toEqual(['critical critical ordinary'])
  expect(graded(workspace, 'said')).toEqual(['critical critical ordinary'])
})

it('takes the severity of the type from the newest catalogue, and goes one step down from that', () => {
  const { workspace, sourceId } = memoryWorkspace()
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit()]))
  workspace.history.replace(sourceId, [history('blob', 'test/a.env')])
  workspace.scans.commitBatch(beginScan(workspace, sourceId, 'c2'), batchOf([hit({ severity: 'medium' })]))
  expect(graded(workspace)).toEqual(['medium low test'])
  workspace.scans.commitBatch(beginScan(workspace, sourceId, 'c3'), batchOf([hit({ severity: 'low' })]))
  expect(graded(workspace)).toEqual(['low low test'])
})

it('knows by its content that a file is generated, and when it no longer is', () => {
  const { workspace, sourceId } = folder()
  scanFolder(workspace, sourceId, [fileHit('src/api.ts', { generated: true })])
  expect(graded(workspace)).toEqual(['critical high generated'])
  scanFolder(workspace, sourceId, [fileHit('src/api.ts')])
  expect(graded(workspace)).toEqual(['critical critical ordinary'])
  scanFolder(workspace, sourceId, [fileHit('src/api.ts', { generated: true })])
  expect(graded(workspace)).toEqual(['critical high generated'])
})

it('a generated blob stays one when its history comes', () => {
  const { workspace, sourceId } = memoryWorkspace()
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit({ generated: true })]))
  expect(graded(workspace)).toEqual(['critical high generated'])
  workspace.history.replace(sourceId, [history('blob', 'src/api.ts')])
  expect(graded(workspace)).toEqual(['critical high generated'])
})

it('is about the places of one source: the same value elsewhere is judged by those', () => {
  const { workspace, sourceId } = folder()
  const other = addSource(workspace, 'server', 'folder')
  scanFolder(workspace, sourceId, [fileHit('test/a.env')])
  scanFolder(workspace, other, [fileHit('a.env')])
  expect(graded(workspace).sort()).toEqual(['critical critical ordinary', 'critical high test'])
  workspace.sources.remove(other)
  expect(graded(workspace)).toEqual(['critical high test'])
})

it('is sorted, counted and searched for by the severity that it has here, and never dropped', () => {
  const { workspace, sourceId } = folder()
  scanFolder(workspace, sourceId, [
    fileHit('test/a.env'),
    fileHit('b.env', { secret: 'b', severity: 'high' }),
    fileHit('node_modules/c.js', { secret: 'c', severity: 'low' })
  ])
  expect(found(workspace, {})).toBe(3)
  expect(found(workspace, { severity: ['critical'] })).toBe(0)
  expect(found(workspace, { query: 'severity:high' })).toBe(2)
  expect(found(workspace, { placeKind: ['test'] })).toBe(1)
  expect(found(workspace, { placeKind: ['test', 'vendored'] })).toBe(2)
  expect(found(workspace, { query: 'is:vendored' })).toBe(1)
  expect(found(workspace, { query: '-is:test,vendored' })).toBe(1)
  expect(found(workspace, { query: 'is:ordinary' })).toBe(1)
  expect(workspace.findings.openByType()).toEqual([{ typeId: 'stripe-secret-key', open: 3, worst: 'high' }])
})
