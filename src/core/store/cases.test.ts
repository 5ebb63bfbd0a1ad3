import { expect, it } from 'vitest'
import { caseRecord } from '../../../test/support/stored-case.ts'
import { fakeFingerprint, memoryWorkspace, stoppedClock } from '../../../test/support/workspace.ts'
import type { CaseRecord } from '../../contract/case/record.ts'
import { openCases } from './cases.ts'
import { openDatabase } from './open-database.ts'
import type { NewEntry, Workspace } from './workspace.ts'

const entry = (act: string, detail: Record<string, unknown> = {}): NewEntry => ({ who: 'ada', act, text: `did ${act}`, detail })
const hex = (name: string): string => Buffer.from(fakeFingerprint(name)).toString('hex')

const open = ({ cases }: Workspace, rest: Partial<CaseRecord> = {}): string =>
  cases.create((id) => ({ record: caseRecord(id, rest), entry: entry('open') })).record.id

it('numbers cases, keeps what they are, and lists the newest first', () => {
  const clock = stoppedClock()
  const { workspace } = memoryWorkspace(clock.now)
  expect(workspace.cases.list()).toEqual([])
  const first = open(workspace)
  clock.set('2026-11-24T09:00:00.000Z')
  const second = open(workspace, { title: 'Another' })
  expect([first, second]).toEqual(['INC-0001', 'INC-0002'])
  expect(workspace.cases.list()).toEqual([
    { record: caseRecord('INC-0002', { title: 'Another' }), updatedAt: '2026-11-24T09:00:00.000Z' },
    { record: caseRecord('INC-0001'), updatedAt: '2026-11-24T08:00:00.000Z' }
  ])
  expect(workspace.cases.get(first)).toEqual(workspace.cases.list()[1])
})

it('changes a case together with its journal', () => {
  const clock = stoppedClock()
  const { workspace } = memoryWorkspace(clock.now)
  const id = open(workspace)
  clock.set('2026-11-24T09:00:00.000Z')
  const changed = workspace.cases.update(id, (record) => ({
    record: { ...record, assignee: 'ben' },
    entries: [entry('assign', { kind: 'assign', assignee: 'ben' }), entry('note')]
  }))
  expect(changed).toEqual({ record: caseRecord(id, { assignee: 'ben' }), updatedAt: '2026-11-24T09:00:00.000Z' })
  expect(workspace.cases.get(id)).toEqual(changed)
  const [third, second, first] = workspace.cases.journal.list(id, { limit: 10 })
  expect(first).toMatchObject({ seq: 1, at: '2026-11-24T08:00:00.000Z', act: 'open', previous: '0'.repeat(64) })
  expect(second).toEqual({
    seq: 2,
    at: '2026-11-24T09:00:00.000Z',
    who: 'ada',
    act: 'assign',
    text: 'did assign',
    detail: { kind: 'assign', assignee: 'ben' },
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    previous: first?.hash
  })
  expect(third).toMatchObject({ seq: 3, act: 'note', previous: second?.hash })
  expect(workspace.cases.journal.count(id)).toBe(3)
  expect(workspace.cases.journal.list(id, { before: 3, limit: 1 })).toEqual([second])
})

it('changes neither case nor journal, nor what was written with them, when the act throws', () => {
  const { workspace } = memoryWorkspace()
  const id = open(workspace)
  const before = [workspace.cases.get(id), workspace.cases.journal.list(id, { limit: 10 })]
  const acts: ((record: CaseRecord) => { record: CaseRecord; entries: NewEntry[] })[] = [
    () => {
      workspace.network.record({ host: 'example.org', purpose: 'check', result: 'done' })
      throw new RangeError('refused')
    },
    (record) => ({ record: { ...record, state: 'closed' }, entries: [] }),
    (record) => ({ record: { ...record, id: 'INC-0002' }, entries: [entry('note')] }),
    (record) => ({ record: { ...record, openedAt: 'yesterday' }, entries: [entry('note')] })
  ]
  for (const act of acts) expect(() => workspace.cases.update(id, act)).toThrow()
  expect([workspace.cases.get(id), workspace.cases.journal.list(id, { limit: 10 })]).toEqual(before)
  expect(workspace.network.list(10)).toEqual([])
  expect(() => workspace.cases.create(() => ({ record: caseRecord('INC-0009'), entry: entry('open') }))).toThrow(/INC-0009 for INC-0002/)
  expect(open(workspace)).toBe('INC-0002')
})

it('keeps nothing that is no part of a record', () => {
  const { workspace } = memoryWorkspace()
  const id = open(workspace)
  const act = { kind: 'replace', value: 'the new value' }
  const { record } = workspace.cases.update(id, (record) => ({ record: { ...record, ...act }, entries: [entry('replace')] }))
  expect(record).not.toHaveProperty('value')
  expect(workspace.cases.get(id).record).not.toHaveProperty('value')
})

it('finds cases by their secrets, also by those that came or went later', () => {
  const { workspace } = memoryWorkspace()
  const [secret] = caseRecord('INC-0001').secrets
  if (!secret) throw new Error('no secret')
  const first = open(workspace)
  const second = open(workspace, { secrets: [secret, { ...secret, fingerprint: hex('b') }] })
  const found = (...names: string[]): string[] => workspace.cases.withFingerprint(names.map(hex)).map(({ record }) => record.id)
  expect(found('a')).toEqual([second, first])
  expect(found('b', 'a', 'b')).toEqual([second, first])
  expect(found('b')).toEqual([second])
  expect(found('c')).toEqual([])
  workspace.cases.update(second, (record) => ({
    record: { ...record, secrets: [{ ...secret, fingerprint: hex('c') }] },
    entries: [entry('x')]
  }))
  expect(found('b')).toEqual([])
  expect(found('c')).toEqual([second])
})

it.each(['INC-0002', 'INC-1', 'INC-00001', 'INC-0000', 'inc-0001', 'finding-1', ''])('knows no case %j', (id) => {
  const { cases } = memoryWorkspace().workspace
  cases.create((first) => ({ record: caseRecord(first), entry: entry('open') }))
  const notFound = expect.objectContaining({ code: 'case.not-found' })
  expect(() => cases.get(id)).toThrow(notFound)
  expect(() => cases.update(id, (record) => ({ record, entries: [entry('note')] }))).toThrow(notFound)
  expect(() => cases.journal.list(id, { limit: 1 })).toThrow(notFound)
  expect(() => cases.journal.count(id)).toThrow(notFound)
  expect(() => cases.journal.verify(id)).toThrow(notFound)
})

it.each([
  ['is none', `{"id": "INC-0001"}`, /the record of INC-0001 is not what Bulkhead wrote at title/],
  ['is of another case', JSON.stringify(caseRecord('INC-0002')), /the record of INC-0001 is not what Bulkhead wrote/]
])('says so when a record %s, and goes on with the other cases', (_, text, message) => {
  const db = openDatabase(':memory:')
  const cases = openCases(db, stoppedClock().now)
  for (const _ of [1, 2]) cases.create((id) => ({ record: caseRecord(id), entry: entry('open') }))
  db.prepare('UPDATE cases SET record = ? WHERE number = 1').run(text)
  const damaged = expect.objectContaining({ code: 'workspace.damaged', message: expect.stringMatching(message) })
  expect(() => cases.get('INC-0001')).toThrow(damaged)
  expect(() => cases.update('INC-0001', (record) => ({ record, entries: [entry('note')] }))).toThrow(damaged)
  expect(cases.get('INC-0002').record).toEqual(caseRecord('INC-0002'))
  db.close()
})
