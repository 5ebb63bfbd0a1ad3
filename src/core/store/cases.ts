import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { CaseRecord } from '../../contract/case/record.ts'
import type { ChainCheck, JournalEntry } from '../../contract/case/view.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { type NewEntry, openCaseJournal } from './case-journal.ts'
import { caseIdOf, caseNumberOf } from './ids.ts'
import { parseKept } from './parse-kept.ts'
import { isoOfMs, isoOrNothing } from './times.ts'
import { type ChainEnd, noHash } from './verify-chain.ts'

export interface StoredCase {
  record: CaseRecord
  updatedAt: string
}

/**
 * The cases, each of which changes together with its journal or not at all. What else `make` and `change` write to the workspace is part
 * of the same transaction. Whatever a record holds that CaseRecord does not name is left out.
 */
export interface Cases {
  /** Newest first. */
  list(): StoredCase[]
  /** Throws case.not-found; workspace.damaged for a record that can't be read. */
  get(id: string): StoredCase
  /** The record must have the id that it is given. */
  create(make: (id: string) => { record: CaseRecord; entry: NewEntry }): StoredCase
  /** With at least one entry. Throws case.not-found, and what `change` throws. */
  update(id: string, change: (record: CaseRecord) => { record: CaseRecord; entries: NewEntry[] }): StoredCase
  /** Cases with at least one of these secrets, newest first. `fingerprints` in hex. */
  withFingerprint(fingerprints: readonly string[]): StoredCase[]
  readonly journal: {
    /** Newest first, before entry `before`. Throws case.not-found. */
    list(id: string, page: { before?: number; limit: number }): JournalEntry[]
    /** Throws case.not-found. */
    count(id: string): number
    /** Whether journal and record are what they were written as. Throws case.not-found; workspace.damaged where the tables are. */
    verify(id: string): ChainCheck
  }
}

interface CaseData {
  number: number
  record: string
  updated_at: number
  entries: number
  head: Buffer
}

export function openCases(db: Database, now: () => Date): Cases {
  const all = db.prepare<[], CaseData>('SELECT * FROM cases ORDER BY number DESC')
  const one = db.prepare<[number], CaseData>('SELECT * FROM cases WHERE number = ?')
  const nextNumber = db.prepare<[], number>("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'cases'), 0) + 1").pluck()
  const insert = db.prepare<[number, string, number, number, Buffer]>('INSERT INTO cases VALUES (?, ?, ?, ?, ?)')
  const write = db.prepare<[string, number, number, Buffer, number]>(
    'UPDATE cases SET record = ?, updated_at = ?, entries = ?, head = ? WHERE number = ?'
  )
  const forgetSecrets = db.prepare<[number]>('DELETE FROM case_secrets WHERE case_number = ?')
  const addSecret = db.prepare<[Buffer, number]>('INSERT INTO case_secrets VALUES (?, ?) ON CONFLICT DO NOTHING')
  const casesOf = db.prepare<[Buffer], number>('SELECT case_number FROM case_secrets WHERE fingerprint = ?').pluck()
  const faults = db
    .prepare<[], string>("SELECT * FROM pragma_integrity_check('cases') UNION SELECT * FROM pragma_integrity_check('case_journal')")
    .pluck()
  const journal = openCaseJournal(db)

  const data = (id: string): CaseData => {
    const found = one.get(caseNumberOf(id))
    if (found === undefined) throw noCase(id)
    return found
  }
  const indexSecrets = (number: number, { secrets }: CaseRecord): void => {
    forgetSecrets.run(number)
    for (const { fingerprint } of secrets) addSecret.run(Buffer.from(fingerprint, 'hex'), number)
  }
  return {
    list: () => all.all().map(toCase),
    get: (id) => toCase(data(id)),
    create: db.transaction((make: Parameters<Cases['create']>[0]) => {
      const number = nextNumber.get() ?? 1
      const id = caseIdOf(number)
      const { record, entry } = make(id)
      const { text, kept } = textOf(id, record)
      const at = now()
      const after = { entries: 0, head: noHash }
      const head = journal.append(id, { after, at, entries: [entry], before: noHash, record: sha256(text) })
      insert.run(number, text, at.getTime(), 1, Buffer.from(head, 'hex'))
      indexSecrets(number, kept)
      return { record: kept, updatedAt: at.toISOString() }
    }),
    update: db.transaction((id: string, change: Parameters<Cases['update']>[1]) => {
      const before = data(id)
      const { record, entries } = change(toCase(before).record)
      if (entries.length === 0) throw new Error(`a change of ${id} without an entry for its journal`)
      const { text, kept } = textOf(id, record)
      const at = now()
      const after = { entries: before.entries, head: before.head.toString('hex') }
      const head = journal.append(id, { after, at, entries, before: sha256(before.record), record: sha256(text) })
      write.run(text, at.getTime(), before.entries + entries.length, Buffer.from(head, 'hex'), before.number)
      indexSecrets(before.number, kept)
      return { record: kept, updatedAt: at.toISOString() }
    }),
    withFingerprint(fingerprints) {
      const numbers = new Set(fingerprints.flatMap((fingerprint) => casesOf.all(Buffer.from(fingerprint, 'hex'))))
      return [...numbers].sort((a, b) => b - a).map((number) => toCase(data(caseIdOf(number))))
    },
    journal: {
      list: (id, page) => journal.list(caseIdOf(data(id).number), page),
      count: (id) => journal.count(caseIdOf(data(id).number)),
      verify(id) {
        const found = one.get(caseNumberOf(id))
        if (found === undefined && journal.count(id) === 0) throw noCase(id)
        const check = journal.verify(id, found && endOf(found))
        // The chain was read one way. An index that was changed may still hide entries that are read another way.
        if (check.intact && faults.all().some((fault) => fault !== 'ok')) throw damaged()
        return check
      }
    }
  }
}

/** What does not look like the id of a case may be anything that was in the clipboard, and is not repeated. */
const noCase = (id: string): BulkheadError =>
  new BulkheadError(
    'case.not-found',
    `There is no ${/^[A-Z]{1,5}-\d{1,10}$/i.test(id) ? `case ${id}` : 'such case'} in this workspace. List the cases.`
  )

const damaged = (): BulkheadError =>
  new BulkheadError(
    'workspace.damaged',
    'The tables of cases and their journals are damaged, so that not all in them is found. Put back a copy of the workspace folder.'
  )

const endOf = ({ entries, head, record, updated_at }: CaseData): ChainEnd => ({
  entries,
  head: head.toString('hex'),
  record: sha256(record),
  at: isoOrNothing(updated_at)
})

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Proves that what is written can be read again, and leaves out what is no part of a record. */
function textOf(id: string, record: CaseRecord): { text: string; kept: CaseRecord } {
  const kept = CaseRecord.parse(JSON.parse(JSON.stringify(record)))
  if (kept.id !== id) throw new Error(`a record of ${kept.id} for ${id}`)
  return { text: JSON.stringify(kept), kept }
}

function toCase({ number, record, updated_at }: CaseData): StoredCase {
  const id = caseIdOf(number)
  const schema = CaseRecord.refine((kept) => kept.id === id, { path: ['id'] })
  return { record: parseKept(schema, record, `the record of ${id}`), updatedAt: isoOfMs(updated_at) }
}
