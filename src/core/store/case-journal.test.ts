import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { randomSequence } from '../../../test/support/random.ts'
import { caseRecord } from '../../../test/support/stored-case.ts'
import { memoryWorkspace, stoppedClock, temporaryFolder } from '../../../test/support/workspace.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

function open(dir: string): Workspace {
  const workspace = openWorkspace(dir, { command: 'test', now: stoppedClock().now })
  onTestFinished(() => workspace.close())
  return workspace
}

/** A workspace, closed again, with two cases of five entries each. */
function used(): string {
  const dir = temporaryFolder()
  const workspace = open(dir)
  for (const title of ['first title', 'second title']) {
    const opened = { who: 'ada', act: 'open', text: `opened as ${title}`, detail: {} }
    const { id } = workspace.cases.create((id) => ({ record: caseRecord(id, { title }), entry: opened })).record
    for (const n of [2, 3, 4]) {
      const entry = { who: 'ada', act: 'note', text: `entry ${n} of ${title}`, detail: { kind: 'note', text: `detail ${n} of ${title}` } }
      workspace.cases.update(id, (record) => ({ record: { ...record, assignee: `person ${n}` }, entries: [entry] }))
    }
    // One that leaves the record as it is.
    const reveal = { who: 'ada', act: 'reveal', text: `revealed in ${title}`, detail: {} }
    workspace.cases.update(id, (record) => ({ record, entries: [reveal] }))
  }
  workspace.close()
  return dir
}

/** What somebody does who can write the database. */
function tamper(dir: string, sql: string): void {
  const db = new Database(join(dir, 'bulkhead.db'))
  const triggers = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
  for (const trigger of triggers) db.exec(`DROP TRIGGER ${trigger}`)
  db.exec(sql)
  db.close()
}

const intact = { intact: true, entries: 5, broken: null }
const verify = (dir: string, id = 'INC-0001') => open(dir).cases.journal.verify(id)

it('finds a journal intact that nobody touched', () => {
  const dir = used()
  const { journal } = open(dir).cases
  expect(journal.verify('INC-0001')).toEqual(intact)
  expect(journal.verify('INC-0002')).toEqual(intact)
})

it.each([
  ['the text of an entry', 'entry 3 of second title', 3, /^Entry 3 was changed after it was written/],
  ['the detail of an entry', 'detail 4 of second title', 4, /^Entry 4 was changed after it was written/],
  ['the record', '"title":"second title"', 5, /^The record of the case is not what it was after entry 5/]
])('names the entry when one byte of %s is changed in the file', (_, text, seq, why) => {
  const dir = used()
  const file = join(dir, 'bulkhead.db')
  const bytes = readFileSync(file)
  const at = bytes.indexOf(text)
  expect(at).toBeGreaterThan(0)
  expect(bytes.indexOf(text, at + 1)).toBe(-1)
  bytes[at + text.length - 2] = 0x66
  writeFileSync(file, bytes)
  const { journal } = open(dir).cases
  expect(journal.verify('INC-0002')).toEqual({ intact: false, entries: 5, broken: { seq, why: expect.stringMatching(why) } })
  expect(journal.verify('INC-0001')).toEqual(intact)
})

const ofCase = "case_id = 'INC-0001'"
const taken = `INSERT INTO case_journal SELECT NULL, 'INC-0001', 6, at, who, act, text, detail, record, record, hash, hash FROM case_journal WHERE ${ofCase} AND seq = 5`
const swap = (a: number, b: number): string => `
  UPDATE case_journal SET seq = 99 WHERE ${ofCase} AND seq = ${a};
  UPDATE case_journal SET seq = ${a} WHERE ${ofCase} AND seq = ${b};
  UPDATE case_journal SET seq = ${b} WHERE ${ofCase} AND seq = 99;`

it.each<[what: string, sql: string, seq: number, why: RegExp]>([
  ['who did it', `UPDATE case_journal SET who = 'eve' WHERE ${ofCase} AND seq = 2`, 2, /^Entry 2 was changed/],
  ['when it was', `UPDATE case_journal SET at = at + 1 WHERE ${ofCase} AND seq = 1`, 1, /^Entry 1 was changed/],
  ['a time that is none', `UPDATE case_journal SET at = 9000000000000000 WHERE ${ofCase} AND seq = 1`, 1, /^Entry 1 was changed/],
  ['a space in a detail', `UPDATE case_journal SET detail = '{ }' WHERE ${ofCase} AND seq = 1`, 1, /^Entry 1 was changed/],
  ['a detail that is none', `UPDATE case_journal SET detail = '[]' WHERE ${ofCase} AND seq = 1`, 1, /^Entry 1 was changed/],
  ['the hash of the record', `UPDATE case_journal SET record = zeroblob(32) WHERE ${ofCase} AND seq = 2`, 2, /^Entry 2 was changed/],
  ['a hash', `UPDATE case_journal SET hash = zeroblob(32) WHERE ${ofCase} AND seq = 2`, 2, /^Entry 2 was changed/],
  ['the first entry gone', `DELETE FROM case_journal WHERE ${ofCase} AND seq = 1`, 1, /^Entry 1 is missing: entry 2 stands/],
  ['an entry gone', `DELETE FROM case_journal WHERE ${ofCase} AND seq = 3`, 3, /^Entry 3 is missing: entry 4 stands/],
  ['the tail gone', `DELETE FROM case_journal WHERE ${ofCase} AND seq > 3`, 4, /^Entry 4 is missing: the case has 5 entries/],
  [
    'the last gone, which left the record as it was',
    `DELETE FROM case_journal WHERE ${ofCase} AND seq = 5`,
    5,
    /^Entry 5 is missing: the case has 5/
  ],
  ['all gone', `DELETE FROM case_journal WHERE ${ofCase}`, 1, /^Entry 1 is missing: the case has 5 entries/],
  ['an order turned round', swap(2, 3), 2, /^Entry 2 is in the wrong place: what stands there was written as entry 3/],
  [
    'an entry gone and the rest moved up',
    `DELETE FROM case_journal WHERE ${ofCase} AND seq = 3; UPDATE case_journal SET seq = seq - 1 WHERE ${ofCase} AND seq > 3`,
    3,
    /^Entry 3 is in the wrong place: what stands there was written as entry 4/
  ],
  [
    'an entry of another case',
    `UPDATE case_journal SET case_id = 'INC-0001', seq = 6 WHERE case_id = 'INC-0002' AND seq = 3`,
    6,
    /^Entry 6 was changed/
  ],
  ['one too many', taken, 6, /^Entry 6 was changed/],
  [
    'a record without an entry',
    `UPDATE cases SET record = json_set(record, '$.state', 'closed') WHERE number = 1`,
    5,
    /^The record of the case/
  ],
  [
    'the record of an older state',
    `UPDATE cases SET record = json_set(record, '$.assignee', 'person 3') WHERE number = 1`,
    5,
    /^The record of the case/
  ],
  ['when the case was changed last', 'UPDATE cases SET updated_at = 0 WHERE number = 1', 5, /^The record of the case/],
  ['the case gone', 'PRAGMA foreign_keys = OFF; DELETE FROM cases WHERE number = 1', 5, /^The case itself is gone/]
])('names the entry after tampering: %s', (_, sql, seq, why) => {
  const dir = used()
  tamper(dir, sql)
  expect(verify(dir)).toMatchObject({ intact: false, broken: { seq, why: expect.stringMatching(why) } })
})

it('can be read again whatever people write', () => {
  const { cases } = memoryWorkspace().workspace
  const odd = 'half a pair \ud83d, a NUL \0, "quotes", \u2028 and 😀'
  const detail = { z: odd, a: [{ y: 1, x: null }], [odd]: -0.5, ['__proto__']: { n: 1 }, left: undefined }
  const { id } = cases.create((id) => ({
    record: caseRecord(id, { title: odd }),
    entry: { who: odd, act: 'open', text: odd, detail }
  })).record
  expect(cases.journal.verify(id)).toEqual({ intact: true, entries: 1, broken: null })
  const [entry] = cases.journal.list(id, { limit: 1 })
  expect(entry).toMatchObject({ who: odd.toWellFormed(), text: odd.toWellFormed() })
  expect(JSON.stringify(entry?.detail)).toContain('"__proto__":{"n":1}')
  expect(entry?.detail).toMatchObject({ z: odd, a: [{ y: 1, x: null }], [odd]: -0.5 })
})

it('says that an entry can not be read, and which', () => {
  const dir = used()
  tamper(dir, `UPDATE case_journal SET detail = '{"a": 1}' WHERE ${ofCase} AND seq = 3`)
  expect(() => open(dir).cases.journal.list('INC-0001', { limit: 10 })).toThrow(
    expect.objectContaining({ code: 'workspace.damaged', message: expect.stringContaining('Entry 3 of the journal of INC-0001') })
  )
})

it('misses no byte: a file that differs gives what it gave before, or says that it is damaged or broken', () => {
  const dir = used()
  const file = join(dir, 'bulkhead.db')
  const whole = readFileSync(file)
  const pageSize = 4096
  const pages = Array.from({ length: whole.length / pageSize }, (_, n) => n * pageSize).filter((at) =>
    whole.subarray(at, at + pageSize).includes('INC-0001')
  )
  expect(pages.length).toBeGreaterThan(2)
  const look = () => {
    const workspace = openWorkspace(dir, { command: 'test', now: stoppedClock().now })
    try {
      const { cases } = workspace
      const seen = { entries: cases.journal.list('INC-0001', { limit: 10 }), ...cases.get('INC-0001') }
      return { seen, intact: cases.journal.verify('INC-0001').intact }
    } finally {
      workspace.close()
    }
  }
  const { seen } = look()
  const next = randomSequence(7)
  const outcomes = new Set<string>()
  for (let n = 0; n < 150; n++) {
    const bytes = Buffer.from(whole)
    const at = (pages[n % pages.length] ?? 0) + next(pageSize)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << next(8))
    writeFileSync(file, bytes)
    try {
      const now = look()
      outcomes.add(now.intact ? 'intact' : 'broken')
      if (now.intact) expect([at, now.seen]).toEqual([at, seen])
    } catch (error) {
      if (!(error instanceof BulkheadError)) throw error
      // The number of the case may be what was hit.
      if (error.code !== 'case.not-found') outcomes.add(error.code)
    }
  }
  expect([...outcomes].sort()).toEqual(['broken', 'intact', 'workspace.damaged'])
})

it('still tells of a record that was changed without an entry when acts came after it', () => {
  const dir = used()
  tamper(dir, `UPDATE cases SET record = json_set(record, '$.state', 'closed') WHERE number = 1`)
  const { cases } = open(dir)
  for (const text of ['one more', 'and one more']) {
    cases.update('INC-0001', (record) => ({ record, entries: [{ who: 'ada', act: 'note', text, detail: {} }] }))
  }
  expect(cases.journal.verify('INC-0001')).toEqual({
    intact: false,
    entries: 7,
    broken: { seq: 6, why: 'The record of the case was changed without an entry, after entry 5 and before entry 6.' }
  })
})

it('still misses entries that were taken out when acts came after them', () => {
  const dir = used()
  tamper(dir, `DELETE FROM case_journal WHERE ${ofCase} AND seq > 3`)
  const { cases } = open(dir)
  cases.update('INC-0001', (record) => ({ record, entries: [{ who: 'ada', act: 'note', text: 'one more', detail: {} }] }))
  expect(cases.journal.verify('INC-0001').broken).toEqual({ seq: 4, why: 'Entry 4 is missing: entry 6 stands in its place.' })
})

it('takes one time for all that is done at once', () => {
  let ticks = 0
  const { cases } = memoryWorkspace(() => new Date(1_795_000_000_000 + ticks++)).workspace
  const entry = { who: 'ada', act: 'open', text: 'opened', detail: {} }
  const { id } = cases.create((id) => ({ record: caseRecord(id), entry })).record
  const { updatedAt } = cases.update(id, (record) => ({ record: { ...record, state: 'triage' }, entries: [entry, entry] }))
  expect(cases.journal.list(id, { limit: 2 }).map(({ at }) => at)).toEqual([updatedAt, updatedAt])
  expect(cases.journal.verify(id)).toEqual({ intact: true, entries: 3, broken: null })
})
