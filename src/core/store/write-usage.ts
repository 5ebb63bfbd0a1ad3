import type { Database } from 'better-sqlite3'
import type { UsageEvent } from '../../contract/case/usage.ts'
import { codeOf } from './codes.ts'
import { recentlyUsed } from './recently-used.ts'

/** Writes one import. */
export interface UsageWriter {
  /** Not within a transaction of the caller's: rows are written in their own, so that an import keeps nobody waiting. */
  add(events: readonly UsageEvent[]): void
  /** May be part of a transaction, such as that of an act. Once it or `add` threw, or its transaction was undone, only `abort` is left. */
  commit(): void
  /** Leaves nothing of an import that was not committed. Does no harm after `commit`. */
  abort(): void
}

/** The import in the database, and what is done with it when its rows are written. */
interface Import {
  caseNumber: number
  number: number
  end(rows: number): void
  discard(): void
}

/** Rows a transaction: 20 ms of work. */
const batch = 5000
/** Texts whose number is held in memory; of a log with more the rest is looked up again. */
const heldTexts = 10_000

export function openUsageWriting(db: Database): (target: Import) => UsageWriter {
  const insert = db.prepare<number[]>('INSERT INTO usage_events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const findText = db.prepare<[number, string], number>('SELECT id FROM usage_texts WHERE import = ? AND text = ?').pluck()
  const insertText = db.prepare<[number, string]>('INSERT INTO usage_texts (import, text) VALUES (?, ?)')

  return ({ caseNumber, number, end, discard }) => {
    const texts = recentlyUsed<string, number>(heldTexts, (text) =>
      text === '' ? 0 : (findText.get(number, text) ?? Number(insertText.run(number, text).lastInsertRowid))
    )
    const writeAll = db.transaction((events: readonly UsageEvent[], from: number) => {
      for (const [index, e] of events.entries()) {
        insert.run(
          caseNumber,
          e.at,
          number,
          from + index,
          e.line,
          texts.get(e.actor),
          texts.get(e.key),
          texts.get(e.ip),
          texts.get(e.userAgent),
          texts.get(e.action),
          texts.get(e.resource),
          codeOf('result', e.result),
          e.bytes
        )
      }
    })
    let written = 0
    let waiting: UsageEvent[] = []
    let over = false
    const write = (): void => {
      writeAll(waiting, written + 1)
      written += waiting.length
      waiting = []
    }
    /** Whatever fails, fails the import: the rows that came with it are lost, and the texts of a transaction that was undone. */
    const work = (step: () => void): void => {
      if (over) throw new Error('this import of a log is over')
      over = true
      step()
      over = false
    }
    return {
      add: (events) =>
        work(() => {
          if (db.inTransaction) throw new Error('rows of a log are written in transactions of their own')
          for (const event of events) {
            waiting.push(event)
            if (waiting.length >= batch) write()
          }
        }),
      commit() {
        work(
          db.transaction(() => {
            if (waiting.length > 0) write()
            end(written)
          })
        )
        over = true
      },
      abort() {
        over = true
        discard()
      }
    }
  }
}
