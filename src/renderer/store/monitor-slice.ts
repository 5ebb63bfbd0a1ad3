import type { Output } from '../../contract/methods.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'
import type { ToastSlice } from './toast-slice.ts'

export type Watch = Output<'monitor.list'>[number]
type CheckResult = Output<'monitor.run'>[number]

export interface MonitorSlice {
  watches: Remote<Watch[]>
  /** What runs now: the checks of one case, or those of all that are due. */
  running: { caseId: string | null } | null
  load(): Promise<void>
  /** Says afterwards what was found. */
  run(caseId: string | null): Promise<void>
  /** What a person saw. */
  record(caseId: string, check: { id: string; ok: boolean; note: string }): Promise<void>
}

/** What is said after a run. */
function farewell(results: readonly CheckResult[]): Parameters<ToastSlice['show']>[0] {
  const bad = results.filter(({ ok }) => !ok)
  const reopened = [...new Set(results.filter((one) => one.reopened).map(({ caseId }) => caseId))]
  if (results.length === 0) return { title: 'No check was due' }
  if (bad.length === 0) return { title: results.length === 1 ? '1 check done' : `${results.length} checks done`, detail: 'All is well.' }
  return {
    title: `${bad.length} of ${results.length} checks found something`,
    detail: [...bad.map(({ note }) => note), reopened.length > 0 && `${reopened.join(', ')} is open again.`].filter(Boolean).join(' '),
    tone: 'problem'
  }
}

export const monitorSlice: Slice<MonitorSlice> = ({ client, get, set }) => {
  let asked = 0
  return {
    watches: loading(),
    running: null,
    async load() {
      const mine = ++asked
      try {
        const watches = await client.call('monitor.list', {})
        if (mine === asked) set({ watches: ready(watches) })
      } catch (caught) {
        if (mine === asked) set({ watches: failed(asError(caught), get().monitor.watches) })
      }
    },
    async run(caseId) {
      set({ running: { caseId } })
      try {
        get().toasts.show(farewell(await client.call('monitor.run', caseId === null ? {} : { caseId })))
      } finally {
        set({ running: null })
        await get().monitor.load()
      }
    },
    async record(caseId, check) {
      await client.call('cases.act', { id: caseId, act: { kind: 'record-check', ...check } })
      await get().monitor.load()
    }
  }
}
