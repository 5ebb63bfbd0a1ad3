import { expect, it } from 'vitest'
import { addSource, batchOf, beginScan, fakeFingerprint, hexOid, hit, memoryWorkspace, rawOid } from '../../../test/support/workspace.ts'
import { FindingRow } from '../../contract/model.ts'
import type { ObjectHistory, StoredFinding, Workspace } from './workspace.ts'

type Introduction = ObjectHistory['introductions'][number]

const introduction = (rest: Partial<Introduction> = {}): Introduction => ({
  path: '.env',
  commit: hexOid('commit'),
  author: 'Ada',
  email: 'ada@example.com',
  time: 1_700_000_000,
  refs: ['main'],
  refCount: 1,
  atTip: false,
  removedBy: null,
  removedTime: null,
  ...rest
})

const historyOf = (object: string, introductions: Introduction[], life: ObjectHistory['life'] = []): ObjectHistory => ({
  oid: rawOid(object),
  introductions,
  life
})

function find(workspace: Workspace, secret: string): StoredFinding {
  const [finding] = workspace.findings.withFingerprint([fakeFingerprint(secret)])
  if (!finding) throw new Error(`${secret} was not found`)
  return finding
}

/** Secret a in the blobs old and new, secret b in the blob new. */
function scanned() {
  const { workspace, sourceId } = memoryWorkspace()
  const hits = [
    hit({ secret: 'a', object: 'old', line: 1 }),
    hit({ secret: 'a', object: 'new', line: 7 }),
    hit({ secret: 'a', object: 'new', line: 9, start: 200, end: 232 }),
    hit({ secret: 'b', object: 'new' })
  ]
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf(hits))
  return { workspace, sourceId }
}

it('names the objects whose history is wanted, each once', () => {
  const { workspace, sourceId } = scanned()
  const names = workspace.history.objects(sourceId).map((oid) => Buffer.from(oid).toString('hex'))
  expect(names.sort()).toEqual([hexOid('old'), hexOid('new')].sort())
})

it('brings findings up to date: where, since when, how often, and the path that a tip holds', () => {
  const { workspace, sourceId } = scanned()
  workspace.history.replace(sourceId, [
    historyOf('old', [introduction({ path: 'old.env', time: 1_600_000_000 })]),
    historyOf('new', [introduction({ path: 'b/.env', atTip: true }), introduction({ path: 'a/.env', commit: hexOid('second') })])
  ])
  expect(find(workspace, 'a')).toMatchObject({
    path: 'b/.env',
    line: 7,
    occurrences: 5,
    atTip: true,
    reachable: true,
    firstSeen: '2020-09-13T12:26:40.000Z'
  })
  expect(find(workspace, 'b')).toMatchObject({ occurrences: 2, atTip: true, firstSeen: '2023-11-14T22:13:20.000Z' })
})

it('shows the oldest path of what no tip holds any more', () => {
  const { workspace, sourceId } = scanned()
  workspace.history.replace(sourceId, [
    historyOf('old', [introduction({ path: 'first.env', time: 1_600_000_000 }), introduction({ path: 'later.env', time: 1_650_000_000 })]),
    historyOf('new', [introduction({ path: 'last.env' })])
  ])
  expect(find(workspace, 'a')).toMatchObject({ path: 'first.env', line: 1, atTip: false, reachable: true })
})

it('tells what no ref reaches, and only when its history was looked up', () => {
  const { workspace, sourceId } = scanned()
  expect(find(workspace, 'b')).toMatchObject({ atTip: false, reachable: true, path: null, firstSeen: null, occurrences: 1 })
  workspace.history.replace(sourceId, [historyOf('new', [])])
  expect(find(workspace, 'b')).toMatchObject({ atTip: false, reachable: false, path: null, occurrences: 1 })
})

it('takes new histories in place of the old ones and leaves those of other objects', () => {
  const { workspace, sourceId } = scanned()
  workspace.history.replace(sourceId, [
    historyOf('old', [introduction({ path: 'old.env' })]),
    historyOf('new', [introduction({ atTip: true })])
  ])
  workspace.history.replace(sourceId, [historyOf('new', [])])
  expect(find(workspace, 'a')).toMatchObject({ path: 'old.env', atTip: false, reachable: true, occurrences: 3 })
  expect(find(workspace, 'b')).toMatchObject({ path: null, reachable: false })
})

it('leaves a source alone that holds the same object', () => {
  const { workspace, sourceId } = scanned()
  const other = addSource(workspace, 'fork')
  workspace.scans.commitBatch(beginScan(workspace, other), batchOf([hit({ secret: 'b', object: 'new' })]))
  workspace.history.replace(sourceId, [historyOf('new', [introduction({ atTip: true })])])
  const places = workspace.findings.withFingerprint([fakeFingerprint('b')])
  expect(places.map(({ sourceId: id, atTip }) => [id, atTip])).toEqual([
    [sourceId, true],
    [other, false]
  ])
})

it('takes nothing when the histories end in an error', () => {
  const { workspace, sourceId } = scanned()
  function* broken(): Generator<ObjectHistory> {
    yield historyOf('new', [introduction({ atTip: true })])
    throw new Error('the walk failed')
  }
  expect(() => workspace.history.replace(sourceId, broken())).toThrow('the walk failed')
  expect(find(workspace, 'b')).toMatchObject({ path: null, atTip: false, occurrences: 1 })
})

it('takes one introduction of a commit and path once', () => {
  const { workspace, sourceId } = scanned()
  workspace.history.replace(sourceId, [historyOf('new', [introduction(), introduction()])])
  expect(find(workspace, 'b').occurrences).toBe(1)
})

it.each([
  [Number.MAX_SAFE_INTEGER, '9999-12-31T23:59:59.000Z'],
  [-5, '1970-01-01T00:00:00.000Z'],
  [Number.NaN, '1970-01-01T00:00:00.000Z']
])('brings the time %s of a commit into the calendar', (time, shown) => {
  const { workspace, sourceId } = scanned()
  workspace.history.replace(sourceId, [
    historyOf('new', [introduction({ time, removedBy: hexOid('r'), removedTime: time })], [{ ref: 'main', from: time, to: time }])
  ])
  const finding = find(workspace, 'b')
  expect(finding.firstSeen).toBe(shown)
  expect(FindingRow.safeParse({ ...finding, type: 'a type' }).success).toBe(true)
  expect(workspace.occurrences.detail(finding.id, 10)).toMatchObject({ life: [{ from: shown, to: shown }], places: [{ removedAt: shown }] })
})
