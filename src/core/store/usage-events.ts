import type { Database } from 'better-sqlite3'
import { UsageAnalysis, type UsageEvent } from '../../contract/case/usage.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { wordOf } from './codes.ts'
import { caseNumberOf } from './ids.ts'
import { recentlyUsed } from './recently-used.ts'
import { openUsageWriting, type UsageWriter } from './write-usage.ts'

export type StoredUsageEvent = UsageEvent & { importId: string }

export interface UsageFilter {
  /** Each as it is in the row; the empty text asks for rows without one. */
  ip?: string
  action?: string
  actor?: string
  /** In ms; rows before it are left out. */
  from?: number | undefined
}

/** The rows of usage logs, normalised. What writes throws case.not-found; reading finds nothing where there is no case. */
export interface UsageEvents {
  /** Nothing of an import is there for a reader until its commit. What a killed process left goes at the next opening. */
  begin(caseId: string, importId: string): UsageWriter
  /** By time, then as imported. Takes the same memory for any number of rows, and may be left at any row. */
  each(caseId: string): IterableIterator<StoredUsageEvent>
  /** In the order of `each`. */
  rows(caseId: string, filter: UsageFilter, page: { offset: number; limit: number }): { total: number; rows: StoredUsageEvent[] }
  count(caseId: string): number
  /** An import that is not there is no fault. */
  remove(caseId: string, importId: string): void
  /** Kept until the next import of the case is committed or removed. */
  saveAnalysis(caseId: string, analysis: UsageAnalysis): void
  /** Undefined too for one that can't be read or that a Bulkhead of another version made of other parts: it is to be made again. */
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

interface Bound {
  case: number
  from?: number
}

const chunk = 5000
const heldTexts = 10_000

export function openUsageEvents(db: Database): UsageEvents {
  const write = openUsageWriting(db)
  const hasCase = db.prepare<[number], number>('SELECT 1 FROM cases WHERE number = ?').pluck()
  const beginImport = db.prepare<[number, string]>('INSERT INTO usage_imports (case_number, import_id) VALUES (?, ?)')
  const endImport = db.prepare<[number, number]>('UPDATE usage_imports SET done = 1, rows = ? WHERE number = ? AND done = 0')
  const findImport = db
    .prepare<[number, string], number>('SELECT number FROM usage_imports WHERE case_number = ? AND import_id = ?')
    .pluck()
  const unfinished = db.prepare<[], [number, number]>('SELECT case_number, number FROM usage_imports WHERE done = 0').raw()
  const imports = db
    .prepare<[number], [number, string]>('SELECT number, import_id FROM usage_imports WHERE case_number = ? AND done = 1')
    .raw()
  const count = db.prepare<[number], number>('SELECT coalesce(sum(rows), 0) FROM usage_imports WHERE case_number = ? AND done = 1').pluck()
  const removals = [
    db.prepare<{ case: number; import: number }>('DELETE FROM usage_events WHERE case_number = :case AND import = :import'),
    db.prepare<{ case: number; import: number }>('DELETE FROM usage_texts WHERE import = :import'),
    db.prepare<{ case: number; import: number }>('DELETE FROM usage_imports WHERE number = :import'),
    db.prepare<{ case: number; import: number }>('DELETE FROM usage_analysis WHERE case_number = :case')
  ]
  const after = db.prepare<[number, number, number, number], EventData>(`
    SELECT * FROM usage_events WHERE case_number = ? AND (at, import, seq) > (?, ?, ?) ORDER BY at, import, seq LIMIT ${chunk}`)
  const saveAnalysis = db.prepare<[number, string]>(
    'INSERT INTO usage_analysis VALUES (?, ?) ON CONFLICT DO UPDATE SET analysis = excluded.analysis'
  )
  const forgetAnalysis = db.prepare<[number]>('DELETE FROM usage_analysis WHERE case_number = ?')
  const analysis = db
    .prepare<[number], string>('SELECT analysis FROM usage_analysis WHERE case_number = ? AND json_valid(analysis)')
    .pluck()
  const textOf = db.prepare<[number], string>('SELECT text FROM usage_texts WHERE id = ?').pluck()
  const textsLike = db
    .prepare<[string, number], number>(
      'SELECT t.id FROM usage_imports i JOIN usage_texts t ON t.import = i.number AND t.text = +? WHERE i.case_number = +?'
    )
    .pluck()

  const texts = recentlyUsed<number, string>(heldTexts, (id) => {
    const text = id === 0 ? '' : textOf.get(id)
    if (text !== undefined) return text
    throw new BulkheadError('workspace.damaged', 'Rows of an imported log have lost a text. Remove the import, and import the log again.')
  })
  const toEvent = (data: EventData, importId: string): StoredUsageEvent => ({
    line: data.line,
    at: data.at,
    actor: texts.get(data.actor),
    key: texts.get(data.key),
    ip: texts.get(data.ip),
    userAgent: texts.get(data.user_agent),
    action: texts.get(data.action),
    resource: texts.get(data.resource),
    result: wordOf('result', data.result),
    bytes: data.bytes,
    importId
  })
  const numberOf = (caseId: string): number => {
    const number = caseNumberOf(caseId)
    if (hasCase.get(number) !== undefined) return number
    throw new BulkheadError('case.not-found', `There is no case ${JSON.stringify(caseId.slice(0, 40))} in this workspace. List the cases.`)
  }
  const remove = db.transaction((caseNumber: number, number: number) => {
    for (const removal of removals) removal.run({ case: caseNumber, import: number })
    // Their numbers are given anew.
    texts.clear()
  })

  for (const [caseNumber, number] of unfinished.all()) remove(caseNumber, number)

  return {
    begin(caseId, importId) {
      const caseNumber = numberOf(caseId)
      const number = Number(beginImport.run(caseNumber, importId).lastInsertRowid)
      return write({
        caseNumber,
        number,
        end(rows) {
          if (endImport.run(rows, number).changes === 0) throw new Error(`the import ${importId} has ended already`)
          forgetAnalysis.run(caseNumber)
        },
        discard() {
          if (unfinished.all().some(([, other]) => other === number)) remove(caseNumber, number)
        }
      })
    },
    *each(caseId) {
      const caseNumber = caseNumberOf(caseId)
      const names = new Map(imports.all(caseNumber))
      let last = { at: Number.MIN_SAFE_INTEGER, import: 0, seq: 0 }
      // No statement stays open at a yield, so a reader that waits keeps nobody from writing.
      for (;;) {
        const found = after.all(caseNumber, last.at, last.import, last.seq)
        for (const data of found) {
          const importId = names.get(data.import)
          if (importId !== undefined) yield toEvent(data, importId)
        }
        const end = found.at(-1)
        if (end === undefined || found.length < chunk) return
        last = end
      }
    },
    rows(caseId, filter, { offset, limit }) {
      const caseNumber = caseNumberOf(caseId)
      const names = new Map(imports.all(caseNumber))
      const bound: Bound = { case: caseNumber, ...(filter.from === undefined ? {} : { from: filter.from }) }
      const numbers = (column: string, among: Iterable<number>): string => `${column} IN (${[...among].join(', ')})`
      const bounds = ['ip', 'action', 'actor'] as const
      const asked = bounds.flatMap((column) => {
        const text = filter[column]
        if (text === undefined) return []
        return [numbers(column, text === '' ? [0] : textsLike.all(text, caseNumber))]
      })
      // A scan of a million rows takes 50 ms; an index that a filter could use made an import of them seven times as long.
      const since = filter.from === undefined ? [] : ['at >= :from']
      const where = [
        'case_number = :case',
        ...since,
        ...asked,
        ...(unfinished.all().length > 0 ? [numbers('import', names.keys())] : [])
      ].join(' AND ')
      const total = db.prepare<Bound, number>(`SELECT count(*) FROM usage_events WHERE ${where}`).pluck()
      const page = db.prepare<Bound & { offset: number; limit: number }, EventData>(
        `SELECT * FROM usage_events WHERE ${where} ORDER BY at, import, seq LIMIT :limit OFFSET :offset`
      )
      return {
        total: (asked.length + since.length === 0 ? count.get(caseNumber) : total.get(bound)) ?? 0,
        rows: page.all({ ...bound, offset, limit }).map((data) => toEvent(data, names.get(data.import) ?? ''))
      }
    },
    count: (caseId) => count.get(caseNumberOf(caseId)) ?? 0,
    remove(caseId, importId) {
      const caseNumber = numberOf(caseId)
      const number = findImport.get(caseNumber, importId)
      if (number !== undefined) remove(caseNumber, number)
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
