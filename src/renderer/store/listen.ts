import type { Client } from '../../contract/client.ts'
import type { AppStore } from './app-store.ts'

/** While a scan runs, findings change many times a second; a person reads once a second at most. */
const atMostEvery = 1000

/** Calls at once, then at most once per period, and once more after the last. */
function throttled(run: () => void, period: number): { call(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let again = false
  const call = (): void => {
    if (timer !== undefined) {
      again = true
      return
    }
    run()
    timer = setTimeout(() => {
      timer = undefined
      if (again) {
        again = false
        call()
      }
    }, period)
  }
  return { call, stop: () => clearTimeout(timer) }
}

/** Keeps what is shown true to what the core tells. The answer stops it. */
export function listen(client: Client, store: AppStore): () => void {
  const state = store.getState
  const findings = throttled(() => {
    void state().overview.load()
    if (state().findings.total !== null) state().findings.refresh()
  }, atMostEvery)
  const sources = throttled(() => {
    void state().sources.load()
    void state().overview.load()
  }, atMostEvery)
  /** By source. The last progress of a scan says that it is over, and takes it out of those that run. */
  const names = new Map<string, string>()
  const stops = [
    client.on('scan.progress', (progress) => {
      names.set(progress.sourceId, progress.sourceName)
      state().scans.progressed(progress)
    }),
    client.on('scan.ended', ({ sourceId, newFindings, problem }) => {
      const name = names.get(sourceId)
      state().scans.ended(sourceId)
      if (state().scans.history?.sourceId === sourceId) void state().scans.loadHistory(sourceId)
      void state().session.load()
      sources.call()
      if (name !== undefined && problem !== null)
        state().toasts.show({ title: `The scan of ${name} did not finish`, detail: problem, tone: 'problem' })
      else if (name !== undefined)
        state().toasts.show({ title: `${name} is scanned`, detail: newFindings === 0 ? 'Nothing new.' : `${newFindings} new.` })
    }),
    client.on('sources.changed', sources.call),
    client.on('findings.changed', findings.call)
  ]
  return () => {
    findings.stop()
    sources.stop()
    for (const stop of stops) stop()
  }
}
