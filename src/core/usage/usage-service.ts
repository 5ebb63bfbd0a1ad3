import { randomUUID } from 'node:crypto'
import type { CaseRecord } from '../../contract/case/record.ts'
import type { ColumnMapping, LogFormat, UsageAnalysis } from '../../contract/case/usage.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { Emit } from '../../contract/events.ts'
import { errorTrace } from '../error-trace.ts'
import type { Log } from '../ports.ts'
import type { NewEntry, StoredUsageEvent, Workspace } from '../store/workspace.ts'
import { basisKey } from './analyse.ts'
import { analyseCase, caseBasis, type UsageWindow } from './analyse-case.ts'
import type { TextMask } from './field-mask.ts'
import { groupRows } from './group-rows.ts'
import { importLog } from './import-log.ts'
import { type InspectedLog, inspectLog } from './inspect-log.ts'
import { createZone } from './local-time.ts'
import { mergeJudgements } from './merge-judgements.ts'

export interface UsageParts {
  workspace: Pick<Workspace, 'cases' | 'usageEvents' | 'settings'>
  /** Changes a case and journals it, in one transaction. */
  change(caseId: string, entry: NewEntry, update: (record: CaseRecord) => CaseRecord): unknown
  /** As they are now: set by hand, or by what happened. */
  milestones(record: CaseRecord): UsageWindow
  /** For texts that go into this case. */
  mask(record: Pick<CaseRecord, 'secrets' | 'replacement'>): TextMask
  clock: () => Date
  log: Log
  emit: Emit
}

export interface ImportRequest {
  caseId: string
  path: string
  format?: LogFormat | undefined
  mapping?: ColumnMapping | undefined
  zone?: string | undefined
}

export interface UsageService {
  inspect(path: string): Promise<InspectedLog>
  /** Goes on in the background; log.progress and log.ended tell. Throws case.not-found, settings.bad-zone, log.import-running. */
  startImport(request: ImportRequest): string
  /** One that has ended is no fault. */
  cancel(importId: string): void
  remove(caseId: string, importId: string): Promise<void>
  /** With the window, allow list and hours as they are now, and with the judgements; null while no log was imported. Throws case.not-found. */
  analysis(caseId: string): Promise<UsageAnalysis | null>
  /** Makes the analysis again from the rows. */
  reanalyse(caseId: string): Promise<void>
  /** Makes it again in the background where it is out of date: for whoever hears that a case or the settings changed. */
  refresh(caseId: string | undefined): void
  /** Of one group (as many as it says, the rows from before the exposure left out), or all. By time. */
  rows(request: { caseId: string; group?: string | undefined; offset: number; limit: number }): {
    total: number
    rows: (StoredUsageEvent & { importName: string })[]
  }
  close(): Promise<void>
}

export function createUsageService(parts: UsageParts): UsageService {
  const { workspace, change, clock, emit, log, milestones } = parts
  const { cases, settings, usageEvents } = workspace
  const running = new Map<string, { caseId: string; abort: AbortController; ended: Promise<void> }>()
  const analyses = new Map<string, Promise<void>>()
  const closing = new AbortController()

  const isStale = (caseId: string, record: CaseRecord): boolean => {
    const kept = usageEvents.analysis(caseId)
    return kept?.basis?.key !== basisKey(caseBasis(milestones(record), settings.get()))
  }
  const analyseNow = async (caseId: string): Promise<void> => {
    await analyseCase({ workspace, milestones, caseId, now: clock, signal: closing.signal })
    emit('case.changed', { id: caseId })
  }
  /** One at a time for each case: whoever asks while one runs gets the next, which sees all that there is now. */
  const reanalyse = (caseId: string): Promise<void> => {
    const before = analyses.get(caseId) ?? Promise.resolve()
    const made = before.catch(() => undefined).then(() => analyseNow(caseId))
    analyses.set(caseId, made)
    const forget = (): void => {
      if (analyses.get(caseId) === made) analyses.delete(caseId)
    }
    made.then(forget, forget)
    return made
  }
  const background = (caseId: string): void => {
    reanalyse(caseId).catch((error: unknown) => {
      if (!closing.signal.aborted) log.error({ caseId, ...errorTrace(error) }, 'a usage log could not be analysed')
    })
  }

  const run = async (request: ImportRequest, importId: string, signal: AbortSignal): Promise<void> => {
    const { caseId } = request
    let rows = 0
    let told = 0
    const progress = (read: number, done: number, total: number): void => {
      rows = read
      // Ten a second are enough for any bar.
      if (performance.now() - told < 100) return
      told = performance.now()
      emit('log.progress', { importId, caseId, rows: read, done, total })
    }
    const end = (state: 'done' | 'cancelled' | 'failed', problem: string | null): void =>
      emit('log.ended', { importId, caseId, state, rows, problem })
    try {
      const done = await importLog({ ...request, importId, signal, progress, parts })
      rows = done.rows
    } catch (error) {
      if (signal.aborted) return end('cancelled', null)
      if (!(error instanceof BulkheadError)) log.error({ importId, ...errorTrace(error) }, 'a log could not be imported')
      return end(
        'failed',
        error instanceof BulkheadError ? error.message : 'Something failed inside Bulkhead; its log has the details. Nothing was imported.'
      )
    }
    try {
      await reanalyse(caseId)
      end('done', null)
    } catch (error) {
      if (!(error instanceof BulkheadError)) log.error({ importId, ...errorTrace(error) }, 'a usage log could not be analysed')
      end(
        'done',
        `The rows are there, but could not be analysed. ${error instanceof BulkheadError ? error.message : 'The log has the details.'}`
      )
    }
  }

  return {
    inspect: (file) => inspectLog(file, parts.mask({ secrets: [], replacement: null })),
    startImport(request) {
      const { record } = cases.get(request.caseId)
      // Masked, since one that is none is quoted.
      if (request.zone !== undefined) createZone(parts.mask(record)(request.zone))
      if ([...running.values()].some(({ caseId }) => caseId === request.caseId))
        throw new BulkheadError('log.import-running', `A log is being imported into ${request.caseId}. Wait for its end, or stop it first.`)
      const importId = randomUUID()
      const abort = new AbortController()
      // After the answer, so that nobody hears of an import whose id they do not know yet.
      const ended = new Promise<void>((start) => setImmediate(start))
        .then(() => run(request, importId, abort.signal))
        .finally(() => running.delete(importId))
      running.set(importId, { caseId: request.caseId, abort, ended })
      return importId
    },
    cancel: (importId) => running.get(importId)?.abort.abort(),
    async remove(caseId, importId) {
      const found = cases.get(caseId).record.imports.find(({ id }) => id === importId)
      if (!found) return
      const text = `Removed the log ${found.name} with its ${found.rows} rows.`
      change(
        caseId,
        { who: settings.get().me, act: 'remove-import', text, detail: { import: importId, sha256: found.sha256 } },
        (record) => {
          usageEvents.remove(caseId, importId)
          return { ...record, imports: record.imports.filter(({ id }) => id !== importId) }
        }
      )
      // Who heard that the case changed may have begun it.
      if (usageEvents.count(caseId) > 0) await (analyses.get(caseId) ?? reanalyse(caseId))
    },
    async analysis(caseId) {
      if (cases.get(caseId).record.imports.length === 0) return null
      if (isStale(caseId, cases.get(caseId).record)) await reanalyse(caseId)
      const kept = usageEvents.analysis(caseId)
      return kept ? mergeJudgements(kept, cases.get(caseId).record.judgements) : null
    },
    reanalyse,
    refresh(caseId) {
      const changed = caseId === undefined ? cases.list().map(({ record }) => record) : [cases.get(caseId).record]
      for (const record of changed) {
        if (record.imports.length === 0 || analyses.has(record.id) || [...running.values()].some((one) => one.caseId === record.id))
          continue
        if (isStale(record.id, record)) background(record.id)
      }
    },
    rows: (request) => {
      const { record } = cases.get(request.caseId)
      const names = new Map(record.imports.map(({ id, name }) => [id, name]))
      const { total, rows } = groupRows(usageEvents, request, Date.parse(milestones(record)['first-exposed'] ?? '') || undefined)
      return { total, rows: rows.map((row) => ({ ...row, importName: names.get(row.importId) ?? '' })) }
    },
    async close() {
      closing.abort()
      const ends = [...running.values()].map(({ abort, ended }) => {
        abort.abort()
        return ended
      })
      await Promise.allSettled([...ends, ...analyses.values()])
    }
  }
}
