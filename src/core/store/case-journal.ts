import type { Database } from 'better-sqlite3'
import type { ChainCheck, JournalEntry } from '../../contract/case/view.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { canonicalJson } from './canonical-json.ts'
import { isoOfMs, isoOrNothing } from './times.ts'
import { type ChainEnd, type ChainEntry, entryHash, verifyChain } from './verify-chain.ts'

/** What is done to a case, before it has its place in the journal. */
export interface NewEntry {
  who: string
  /** Kind of act, see JournalEntry. */
  act: string
  /** One sentence for the timeline. */
  text: string
  /** The act as it was asked for, masked. */
  detail: Record<string, unknown>
}

export interface CaseJournal {
  /** Newest first, before entry `before`. */
  list(caseId: string, page: { before?: number; limit: number }): JournalEntry[]
  count(caseId: string): number
  verify(caseId: string, end: ChainEnd | undefined): ChainCheck
  /** Within the caller's transaction. Answers the hash of the last entry. */
  append(caseId: string, acts: NewEntries): string
}

/** What is done at one time. Hashes as in HashedEntry. */
interface NewEntries {
  /** What the case knows of its journal so far. */
  after: { entries: number; head: string }
  at: Date
  entries: readonly NewEntry[]
  /** Hashes of the record before and after. */
  before: string
  record: string
}

interface EntryData {
  case_id: string
  seq: number
  at: number
  who: string
  act: string
  text: string
  detail: string
  before: Buffer
  record: Buffer
  previous: Buffer
  hash: Buffer
}

/** The journal of a case: entries that each carry the hash of the one before, see verify-chain.ts. */
export function openCaseJournal(db: Database): CaseJournal {
  const page = db.prepare<[string, number, number], EntryData>(
    'SELECT * FROM case_journal WHERE case_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?'
  )
  const all = db.prepare<[string], EntryData>('SELECT * FROM case_journal WHERE case_id = ? ORDER BY seq')
  const count = db.prepare<[string], number>('SELECT count(*) FROM case_journal WHERE case_id = ?').pluck()
  const insert = db.prepare<[string, number, number, string, string, string, string, Buffer, Buffer, Buffer, Buffer]>(`
    INSERT INTO case_journal (case_id, seq, at, who, act, text, detail, before, record, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)

  return {
    list: (caseId, { before = Number.MAX_SAFE_INTEGER, limit }) => page.all(caseId, before, limit).map(toEntry),
    count: (caseId) => count.get(caseId) ?? 0,
    verify: (caseId, end) => verifyChain(all.all(caseId).map(toChainEntry), end),
    append(caseId, { after, at, entries, before, record }) {
      let previous = after.head
      for (const [index, entry] of entries.entries()) {
        const seq = after.entries + index + 1
        const detail = canonicalJson(entry.detail)
        // SQLite keeps UTF-8, in which half of a surrogate pair can't be written: what is hashed is what can be read again.
        const [who, act, text] = [entry.who.toWellFormed(), entry.act.toWellFormed(), entry.text.toWellFormed()]
        // Acts of one time change the record once, with the first of them.
        const was = index === 0 ? before : record
        const said = { case: caseId, seq, at: at.toISOString(), who, act, text, detail: JSON.parse(detail) }
        const hash = entryHash({ ...said, before: was, record, previous })
        insert.run(caseId, seq, at.getTime(), who, act, text, detail, raw(was), raw(record), raw(previous), raw(hash))
        previous = hash
      }
      return previous
    }
  }
}

const raw = (hex: string): Buffer => Buffer.from(hex, 'hex')

function toEntry({ case_id, seq, at, who, act, text, detail, previous, hash }: EntryData): JournalEntry {
  const parsed = parseDetail(detail)
  if (parsed === null) {
    throw new BulkheadError(
      'workspace.damaged',
      `Entry ${seq} of the journal of ${case_id} can't be read: it was changed behind Bulkhead's back. Verify the journal, and put back a copy of the workspace.`
    )
  }
  return { seq, at: isoOfMs(at), who, act, text, detail: parsed, hash: hash.toString('hex'), previous: previous.toString('hex') }
}

const toChainEntry = ({ case_id, seq, at, who, act, text, detail, before, record, previous, hash }: EntryData): ChainEntry => ({
  case: case_id,
  seq,
  at: isoOrNothing(at),
  who,
  act,
  text,
  detail: parseDetail(detail),
  before: before.toString('hex'),
  record: record.toString('hex'),
  previous: previous.toString('hex'),
  hash: hash.toString('hex')
})

/** Null for what `append` does not write: no JSON, no object, or written otherwise than in its canonical form. */
function parseDetail(text: string): Record<string, unknown> | null {
  try {
    const detail: Record<string, unknown> = JSON.parse(text)
    return text.startsWith('{') && canonicalJson(detail) === text ? detail : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
