import type { Database } from 'better-sqlite3'
import { UsageAnalysis, type UsageEvent } from '../../contract/case/usage.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { codeOf, wordOf } from './codes.ts'
import { caseNumberOf } from './ids.ts'
import { openUsageTexts } from './usage-texts.ts'

export type StoredUsageEvent = UsageEvent & { importId: string }

/** Writes one import. Not to be used within a transaction of somebody else's, `commit` and `abort` excepted. */
export interface UsageWriter {
  add(events: readonly UsageEvent[]): void
  commit(): void
  /** Leaves nothing of an import that was not committed. Does no harm after `commit`. */
  abort(): void
}

/** The rows of usage logs, normalised. A method that is given a case throws case.not-found where it writes; reading finds nothing. */
export interface UsageEvents {
  /** Rows of one import; nothing of it is there for a reader until commit. What a killed process left of it goes at the next opening. */
  begin(caseId: string, importId: string): UsageWriter
  /** By time, then as they were imported. Takes the same memory for any number of rows, and may be left at any row. */
  each(caseId: string): IterableIterator<StoredUsageEvent>
  /** As `each`. An empty text in the filter asks for rows without one. */
  rows(
    caseId: string,
    filter: { ip?: string; action?: string; actor?: string },
    page: { offset: number; limit: number }
  ): { total: number; rows: StoredUsageEvent[] }
  count(caseId: string): number
  /** An import that is not there is no fault. */
  remove(caseId: string, importId: string): void
  /** Kept until the next import is committed or removed. */
  saveAnalysis(caseId: string, analysis: UsageAnalysis): void
  /** Undefined too for one that an older Bulkhead made of other parts: it is to be made again. */
  analysis(caseId: string): UsageAnalysis | undefined
}

interface EventData {
  at: number
  import: number
  seq: number
  line: number
  actor: number
  key: number
  ip: number
  user_agent: number
  action: number
  resource: number
  result: number
  bytes: number
}

/** Rows that a transaction writes, so that an import blocks nobody for long, and rows that are read at once. */
const batch = 5000

export function openUsageEvents(db: Database): UsageEvents {
  const texts = openUsageTexts(db)
  const hasCase = db.prepare<[number], number>('SELECT 1 FROM cases WHERE number = ?').pluck()
  const beginImport = db.prepare<[number, string]>('INSERT INTO usage_imports (case_number, import_id) VALUES (?, ?)')
  const endImport = db.prepare<[number, number]>('UPDATE usage_imports SET done = 1, rows = ? WHERE number = ? AND done = 0')
  const findImport = db
    .prepare<[number, string], number>('SELECT number FROM usage_imports WHERE case_number = ? AND import_id = ?')
    .pluck()
  const unfinished = db.prepare<[], { number: number; case_number: number }>('SELECT number, case_number FROM usage_imports WHERE done = 0')
  const isUnfinished = db.prepare<[number], number>('SELECT 1 FROM usage_imports WHERE number = ? AND done = 0').pluck()
  const imports = db
    .prepare<[number], [number, string]>('SELECT number, import_id FROM usage_imports WHERE case_number = ? AND done = 1')
    .raw()
  const count = db.prepare<[number], number>('SELECT coalesce(sum(rows), 0) FROM usage_imports WHERE case_number = ? AND done = 1').pluck()
  const insert = db.prepare<number[]>('INSERT INTO usage_events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const removeEvents = db.prepare<[number, number]>('DELETE FROM usage_events WHERE case_number = ? AND import = ?')
  const removeImport = db.prepare<[number]>('DELETE FROM usage_imports WHERE number = ?')
  const finished = 'import IN (SELECT number FROM usage_imports WHERE case_number = :case AND done = 1)'
  const after = db.prepare<{ case: number; at: number; import: number; seq: number }, EventData>(`
    SELECT * FROM usage_events WHERE case_number = :case AND (at, import, seq) > (:at, :import, :seq) AND ${finished}
    ORDER BY at, import, seq LIMIT ${batch}`)
  const saveAnalysis = db.prepare<[number, string]>(
    'INSERT INTO usage_analysis VALUES (?, ?) ON CONFLICT DO UPDATE SET analysis = excluded.analysis'
  )
  const forgetAnalysis = db.prepare<[number]>('DELETE FROM usage_analysis WHERE case_number = ?')
  const analysis = db.prepare<[number], string>('SELECT analysis FROM usage_analysis WHERE case_number = ?').pluck()

  const numberOf = (caseId: string): number => {
    const number = caseNumberOf(caseId)
    if (hasCase.get(number) === undefined)
      throw new BulkheadError('case.not-found', `There is no case ${JSON.stringify(caseId)} in this workspace.`)
    return number
  }
  const remove = db.transaction((caseNumber: number, importNumber: number) => {
    removeEvents.run(caseNumber, importNumber)
    removeImport.run(importNumber)
    forgetAnalysis.run(caseNumber)
    texts.sweep(caseNumber)
  })
  const insertAll = db.transaction((caseNumber: number, importNumber: number, from: number, events: readonly UsageEvent[]) => {
    const keep = (text: string): number => texts.keep(caseNumber, text)
    for (const [index, e] of events.entries()) {
      insert.run(
        caseNumber,
        e.at,
        importNumber,
        from + index,
        e.line,
        keep(e.actor),
        keep(e.key),
        keep(e.ip),
        keep(e.userAgent),
        keep(e.action),
        keep(e.resource),
        codeOf('result', e.result),
        e.bytes
      )
    }
  })
  const toEvent = (data: EventData, names: ReadonlyMap<number, string>): StoredUsageEvent => ({
    line: data.line,
    at: data.at,
    actor: texts.text(data.actor),
    key: texts.text(data.key),
    ip: texts.text(data.ip),
    userAgent: texts.text(data.user_agent),
    action: texts.text(data.action),
    resource: texts.text(data.resource),
    result: wordOf('result', data.result),
    bytes: data.bytes,
    importId: names.get(data.import) ?? ''
  })

  for (const { number, case_number } of unfinished.all()) remove(case_number, number)

  return {
    begin(caseId, importId) {
      const caseNumber = numberOf(caseId)
      const importNumber = Number(beginImport.run(caseNumber, importId).lastInsertRowid)
      let written = 0
      let waiting: UsageEvent[] = []
      const write = (): void => {
        try {
          insertAll(caseNumber, importNumber, written + 1, waiting)
        } catch (error) {
          texts.forget()
          throw error
        }
        written += waiting.length
        waiting = []
      }
      return {
        add(events) {
          if (db.inTransaction) throw new Error('rows of a log are written in transactions of their own')
          for (const event of events) {
            waiting.push(event)
            if (waiting.length >= batch) write()
          }
        },
        commit: db.transaction(() => {
          if (waiting.length > 0) write()
          if (endImport.run(written, importNumber).changes === 0) throw new Error(`the import ${importId} was ended already`)
          forgetAnalysis.run(caseNumber)
        }),
        abort() {
          if (isUnfinished.get(importNumber) !== undefined) remove(caseNumber, importNumber)
        }
      }
    },
    *each(caseId) {
      const number = caseNumberOf(caseId)
      const names = new Map(imports.all(number))
      let last = { at: Number.MIN_SAFE_INTEGER, import: 0, seq: 0 }
      for (;;) {
        const found = after.all({ case: number, at: last.at, import: last.import, seq: last.seq })
        for (const data of found) yield toEvent(data, names)
        const end = found.at(-1)
        if (end === undefined || found.length < batch) return
        last = end
      }
    },
    rows(caseId, filter, { offset, limit }) {
      const number = caseNumberOf(caseId)
      const bounds: string[] = ['case_number = :case', finished]
      const values: Record<string, number> = { case: number, offset, limit }
      for (const column of ['ip', 'action', 'actor'] as const) {
        const text = filter[column]
        if (text === undefined) continue
        const id = texts.find(number, text)
        if (id === undefined) return { total: 0, rows: [] }
        bounds.push(`${column} = :${column}`)
        values[column] = id
      }
      const where = bounds.join(' AND ')
      const total =
        bounds.length === 2
          ? count.get(number)
          : db.prepare<Record<string, number>, number>(`SELECT count(*) FROM usage_events WHERE ${where}`).pluck().get(values)
      const found = db
        .prepare<Record<string, number>, EventData>(
          `SELECT * FROM usage_events WHERE ${where} ORDER BY at, import, seq LIMIT :limit OFFSET :offset`
        )
        .all(values)
      const names = new Map(imports.all(number))
      return { total: total ?? 0, rows: found.map((data) => toEvent(data, names)) }
    },
    count: (caseId) => count.get(caseNumberOf(caseId)) ?? 0,
    remove(caseId, importId) {
      const number = numberOf(caseId)
      const found = findImport.get(number, importId)
      if (found !== undefined) remove(number, found)
    },
    saveAnalysis(caseId, made) {
      saveAnalysis.run(numberOf(caseId), JSON.stringify(UsageAnalysis.parse(made)))
    },
    analysis(caseId) {
      const text = analysis.get(caseNumberOf(caseId))
      return text === undefined ? undefined : UsageAnalysis.safeParse(JSON.parse(text)).data
    }
  }
}
