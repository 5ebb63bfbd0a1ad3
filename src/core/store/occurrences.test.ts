import { expect, it } from 'vitest'
import {
  addSource,
  batchOf,
  beginScan,
  fakeFingerprint,
  fileHit,
  hexOid,
  hit,
  memoryWorkspace,
  rawOid
} from '../../../test/support/workspace.ts'
import { Occurrence } from '../../contract/model.ts'
import type { Workspace } from './workspace.ts'

const idOf = (workspace: Workspace, secret: string): string => workspace.findings.withFingerprint([fakeFingerprint(secret)])[0]?.id ?? ''

function withHistory() {
  const { workspace, sourceId } = memoryWorkspace()
  const hits = [hit({ object: 'blob' }), { ...hit({ object: 'commit', line: 3 }), where: 'commit-message' as const }]
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf(hits))
  const person = { author: 'Ada', email: 'ada@example.com' }
  const kept = { ...person, refs: ['main', 'v1'], refCount: 12, atTip: true, removedBy: null, removedTime: null }
  const gone = { ...person, refs: ['main'], refCount: 1, atTip: false, removedBy: hexOid('cleanup'), removedTime: 1_700_000_500 }
  workspace.history.replace(sourceId, [
    {
      oid: hexOid('blob'),
      introductions: [
        { path: 'old.env', commit: hexOid('first'), time: 1_700_000_000, ...gone },
        { path: 'new.env', commit: hexOid('second'), time: 1_700_000_400, ...kept }
      ],
      life: [{ ref: 'main', from: 1_700_000_000, to: null }]
    },
    {
      oid: hexOid('commit'),
      introductions: [{ path: '', commit: hexOid('commit'), time: 1_700_000_100, ...gone, removedBy: null, removedTime: null }],
      life: [{ ref: 'v1', from: 1_700_000_100, to: 1_700_000_200 }]
    }
  ])
  return { workspace, sourceId, id: idOf(workspace, 'a') }
}

it('gives every place of a finding, those at a tip first, then the oldest', () => {
  const { workspace, id } = withHistory()
  const { places } = workspace.occurrences.detail(id, 10)
  expect(places).toMatchObject([
    {
      where: 'blob',
      path: 'new.env',
      blob: hexOid('blob'),
      commit: hexOid('second'),
      author: 'Ada',
      email: 'ada@example.com',
      date: '2023-11-14T22:20:00.000Z',
      refs: ['main', 'v1'],
      refCount: 12,
      atTip: true,
      removedBy: null,
      removedAt: null,
      start: 10,
      end: 42,
      line: 2,
      column: 5
    },
    {
      where: 'blob',
      path: 'old.env',
      commit: hexOid('first'),
      atTip: false,
      removedBy: hexOid('cleanup'),
      removedAt: '2023-11-14T22:21:40.000Z'
    },
    { where: 'commit-message', path: null, blob: null, commit: hexOid('commit'), line: 3, atTip: false }
  ])
  for (const place of places) expect(Occurrence.safeParse(place).success).toBe(true)
  expect(workspace.occurrences.detail(id, 1).places).toEqual(places.slice(0, 1))
})

it('tells over which refs a secret lived', () => {
  const { workspace, id } = withHistory()
  expect(workspace.occurrences.detail(id, 10).life).toEqual([
    { ref: 'main', from: '2023-11-14T22:13:20.000Z', to: null, atTip: true },
    { ref: 'v1', from: '2023-11-14T22:15:00.000Z', to: '2023-11-14T22:16:40.000Z', atTip: false }
  ])
})

it('tells what is needed to read a value again, also by an id from before the history was renewed', () => {
  const { workspace, sourceId, id } = withHistory()
  const { places } = workspace.occurrences.detail(id, 10)
  const record = {
    findingId: id,
    sourceId,
    typeId: 'stripe-secret-key',
    fingerprint: Buffer.from(fakeFingerprint('a')),
    object: rawOid('blob')
  }
  expect(workspace.occurrences.occurrence(places[1]?.id ?? '')).toEqual({
    ...record,
    where: 'blob',
    path: 'old.env',
    start: 10,
    end: 42,
    line: 2
  })
  workspace.history.replace(sourceId, [{ oid: hexOid('blob'), introductions: [], life: [] }])
  expect(workspace.occurrences.occurrence(places[1]?.id ?? '')).toMatchObject({ ...record, path: null })
})

it('has places without any commit: unreachable objects and files', () => {
  const { workspace, sourceId } = memoryWorkspace()
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit({ secret: 'lost' })]))
  const folder = addSource(workspace, 'home', 'folder')
  workspace.scans.commitBatch(beginScan(workspace, folder), batchOf([fileHit('a/.env', { secret: 'file' })]))
  const [lost] = workspace.occurrences.detail(idOf(workspace, 'lost'), 10).places
  expect(lost).toMatchObject({ blob: hexOid('blob'), commit: null, path: null, date: null, refs: [], refCount: 0, atTip: false })
  const [file] = workspace.occurrences.detail(idOf(workspace, 'file'), 10).places
  expect(file).toMatchObject({ where: 'file', path: 'a/.env', blob: null, commit: null, atTip: true })
  expect(workspace.occurrences.occurrence(file?.id ?? '')).toMatchObject({ object: null, path: 'a/.env', where: 'file' })
})

it('tells where else the same value lies, of whatever type', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const other = addSource(workspace, 'infra')
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit(), hit({ secret: 'b' })]))
  workspace.scans.commitBatch(
    beginScan(workspace, other),
    batchOf([hit({ typeId: 'generic-secret' }), hit({ typeId: 'generic-secret', start: 50, end: 60 })])
  )
  const [here, there] = workspace.findings.withFingerprint([fakeFingerprint('a')])
  expect(workspace.occurrences.detail(here?.id ?? '', 10).elsewhere).toEqual([
    { findingId: there?.id, sourceName: 'infra', occurrences: 2 }
  ])
  expect(workspace.occurrences.detail(idOf(workspace, 'b'), 10).elsewhere).toEqual([])
})

it.each(['place-99', 'place-1-', 'place-0', 'finding-1', "place-1' OR 1"])('says that %s is not there', (id) => {
  const { workspace } = memoryWorkspace()
  expect(() => workspace.occurrences.occurrence(id)).toThrow(expect.objectContaining({ code: 'finding.not-found' }))
  expect(() => workspace.occurrences.detail(id, 1)).toThrow(expect.objectContaining({ code: 'finding.not-found' }))
})
