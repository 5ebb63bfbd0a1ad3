import type { Database } from 'better-sqlite3'
import { BulkheadError } from '../../contract/errors.ts'

/** So many texts are held in memory, each way; of a log with more the rest is looked up again. */
const held = 50_000

export interface UsageTexts {
  /** The number of a text, which gets one when it is new. */
  keep(caseNumber: number, text: string): number
  find(caseNumber: number, text: string): number | undefined
  text(id: number): string
  /** Takes out those of a case that no row names. */
  sweep(caseNumber: number): void
  /** To be called when a transaction in which texts were kept was undone. */
  forget(): void
}

/** Addresses, agents, actions and the like repeat in millions of rows: each is kept once a case. 0 stands for the empty text. */
export function openUsageTexts(db: Database): UsageTexts {
  const find = db.prepare<[number, string], number>('SELECT id FROM usage_texts WHERE case_number = ? AND text = ?').pluck()
  const insert = db.prepare<[number, string]>('INSERT INTO usage_texts (case_number, text) VALUES (?, ?)')
  const textOf = db.prepare<[number], string>('SELECT text FROM usage_texts WHERE id = ?').pluck()
  const columns = ['actor', '"key"', 'ip', 'user_agent', 'action', 'resource']
  const sweep = db.prepare<{ case: number }>(`
    DELETE FROM usage_texts WHERE case_number = :case AND id NOT IN (
      ${columns.map((column) => `SELECT ${column} FROM usage_events WHERE case_number = :case`).join(' UNION ')})`)

  const ids = new Map<string, number>()
  const texts = new Map<number, string>()
  const lookUp = (caseNumber: number, text: string): number | undefined => (text === '' ? 0 : find.get(caseNumber, text))
  const forget = (): void => {
    ids.clear()
    texts.clear()
  }
  return {
    find: lookUp,
    keep(caseNumber, text) {
      if (text === '') return 0
      const name = `${caseNumber} ${text}`
      const known = ids.get(name)
      if (known !== undefined) return known
      const id = lookUp(caseNumber, text) ?? Number(insert.run(caseNumber, text).lastInsertRowid)
      if (ids.size >= held) ids.clear()
      ids.set(name, id)
      return id
    },
    text(id) {
      if (id === 0) return ''
      const known = texts.get(id)
      if (known !== undefined) return known
      const text = textOf.get(id)
      if (text === undefined) {
        throw new BulkheadError(
          'workspace.damaged',
          'Rows of an imported log lost a text of theirs. Remove the import and import the log again.'
        )
      }
      if (texts.size >= held) texts.clear()
      texts.set(id, text)
      return text
    },
    sweep(caseNumber) {
      forget()
      sweep.run({ case: caseNumber })
    },
    forget
  }
}
