import type { Input } from '../../contract/methods.ts'
import type { Scan, ScanProgress } from '../../contract/model.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export interface ScansSlice {
  /** The scans that run or wait now, by source: one source has at most one. */
  running: Readonly<Record<string, ScanProgress>>
  /** Past and present scans of the source that is looked at. */
  history: { sourceId: string; scans: Remote<Scan[]> } | null
  load(): Promise<void>
  loadHistory(sourceId: string): Promise<void>
  progressed(progress: ScanProgress): void
  ended(sourceId: string): void
  start(input: Input<'scans.start'>): Promise<void>
  pause(scanId: string): Promise<void>
  resume(scanId: string): Promise<void>
  cancel(scanId: string): Promise<void>
}

const isOver = (state: ScanProgress['state']): boolean => state !== 'running' && state !== 'paused'

export const scansSlice: Slice<ScansSlice> = ({ client, get, set }) => {
  /** Scans that are over: an answer that was on its way when they ended still says that they run. */
  const over = new Set<string>()
  let asked = 0
  /** The wish is told at once, so that the button answers; the next progress says what really is. */
  const wish = (scanId: string, state: ScanProgress['state']): void => {
    const progress = Object.values(get().scans.running).find((one) => one.scanId === scanId)
    if (progress) get().scans.progressed({ ...progress, state })
  }
  const without = (sourceId: string): Record<string, ScanProgress> => {
    const { [sourceId]: _, ...rest } = get().scans.running
    return rest
  }
  return {
    running: {},
    history: null,
    async load() {
      try {
        const running = await client.call('scans.running', {})
        const now = running.filter(({ scanId }) => !over.has(scanId))
        set({ running: Object.fromEntries(now.map((progress) => [progress.sourceId, progress])) })
      } catch (caught) {
        get().toasts.show({ title: 'Which scans run is not known', detail: asError(caught).message, tone: 'problem' })
      }
    },
    async loadHistory(sourceId) {
      const mine = ++asked
      const before = get().scans.history
      set({ history: { sourceId, scans: loading(before?.sourceId === sourceId ? before.scans : null) } })
      const show = (scans: Remote<Scan[]>): void => {
        if (mine === asked) set({ history: { sourceId, scans } })
      }
      try {
        show(ready(await client.call('scans.list', { sourceId, limit: 30 })))
      } catch (caught) {
        show(failed(asError(caught)))
      }
    },
    progressed(progress) {
      if (isOver(progress.state)) {
        over.add(progress.scanId)
        set({ running: without(progress.sourceId) })
      } else set({ running: { ...get().scans.running, [progress.sourceId]: progress } })
    },
    ended(sourceId) {
      set({ running: without(sourceId) })
    },
    async start(input) {
      await client.call('scans.start', input)
      await get().scans.load()
      if (get().scans.history?.sourceId === input.sourceId) await get().scans.loadHistory(input.sourceId)
    },
    async pause(scanId) {
      await client.call('scans.pause', { scanId })
      wish(scanId, 'paused')
    },
    async resume(scanId) {
      await client.call('scans.resume', { scanId })
      wish(scanId, 'running')
    },
    async cancel(scanId) {
      await client.call('scans.cancel', { scanId })
    }
  }
}
