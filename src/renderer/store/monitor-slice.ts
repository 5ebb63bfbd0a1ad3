import type { Output } from '../../contract/methods.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export type Watch = Output<'monitor.list'>[number]
type CheckResult = Output<'monitor.run'>[number]

export interface MonitorSlice {
  watches: Remote<Watch[]>
  /** What runs now: the checks of one case, or those of all that are due. */
  running: { caseId: string | null } | null
  load(): Promise<void>
  run(caseId: string | null): Promise<CheckResult[]>
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
        return await client.call('monitor.run', caseId === null ? {} : { caseId })
      } finally {
        set({ running: null })
        await get().monitor.load()
      }
    }
  }
}
