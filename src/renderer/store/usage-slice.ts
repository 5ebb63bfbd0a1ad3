import type { UsageAnalysis } from '../../contract/case/usage.ts'
import type { EventPayload } from '../../contract/events.ts'
import type { Input, Output } from '../../contract/methods.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export type LogInspection = Output<'logs.inspect'>
export type UsageRows = Output<'usage.rows'>
export type ImportProgress = EventPayload<'log.progress'> & { startedAt: number }

/** Usage logs: what they show of the case that is looked at, and the imports that run. */
export interface UsageSlice {
  caseId: string | null
  /** Null while no log was imported. */
  analysis: Remote<UsageAnalysis | null>
  /** By case: one log at a time. */
  imports: Readonly<Record<string, ImportProgress>>
  load(caseId: string): Promise<void>
  forget(): void
  rows(input: Input<'usage.rows'>): Promise<UsageRows>
  inspect(path: string): Promise<LogInspection>
  start(input: Input<'logs.import'>): Promise<void>
  cancel(importId: string): Promise<void>
  remove(caseId: string, importId: string): Promise<void>
  progressed(progress: EventPayload<'log.progress'>): void
  ended(end: EventPayload<'log.ended'>): void
}

export const usageSlice: Slice<UsageSlice> = ({ client, get, set }) => {
  const state = (): UsageSlice => get().usage
  const over = new Set<string>()
  let asked = 0
  return {
    caseId: null,
    analysis: loading(),
    imports: {},
    async load(caseId) {
      const mine = ++asked
      set({ caseId, analysis: loading(state().caseId === caseId ? state().analysis : null) })
      try {
        const analysis = await client.call('usage.get', { caseId })
        if (mine === asked) set({ analysis: ready(analysis) })
      } catch (caught) {
        if (mine === asked) set({ analysis: failed(asError(caught), state().analysis) })
      }
    },
    forget() {
      asked++
      set({ caseId: null, analysis: loading() })
    },
    rows: (input) => client.call('usage.rows', input),
    inspect: (path) => client.call('logs.inspect', { path }),
    async start(input) {
      const { importId } = await client.call('logs.import', input)
      if (over.has(importId) || state().imports[input.caseId]) return
      state().progressed({ importId, caseId: input.caseId, rows: 0, done: 0, total: 0 })
    },
    async cancel(importId) {
      await client.call('logs.cancel', { importId })
    },
    async remove(caseId, importId) {
      await client.call('logs.remove', { caseId, importId })
      await Promise.all([state().load(caseId), get().case.load()])
    },
    progressed(progress) {
      if (over.has(progress.importId)) return
      const before = state().imports[progress.caseId]
      const startedAt = before?.importId === progress.importId ? before.startedAt : Date.now()
      set({ imports: { ...state().imports, [progress.caseId]: { ...progress, startedAt } } })
    },
    ended(end) {
      over.add(end.importId)
      const { [end.caseId]: _, ...imports } = state().imports
      set({ imports })
      if (state().caseId === end.caseId) void state().load(end.caseId)
    }
  }
}
