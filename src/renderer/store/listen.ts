import type { Client } from '../../contract/client.ts'
import type { EventPayload } from '../../contract/events.ts'
import type { AppStore } from './app-store.ts'
import type { ToastSlice } from './toast-slice.ts'

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

/** What is said when a scan is over. */
function farewell(name: string, end: string, newFindings: number, problem: string | null): Parameters<ToastSlice['show']>[0] {
  if (end === 'failed') return { title: `The scan of ${name} failed`, detail: problem, tone: 'problem' }
  if (end === 'cancelled') return { title: `The scan of ${name} was stopped` }
  const found = newFindings === 0 ? 'Nothing new.' : `${newFindings} new.`
  if (end === 'incomplete')
    return { title: `${name} is scanned, with gaps`, detail: [found, problem].filter(Boolean).join(' '), tone: 'problem' }
  return { title: `${name} is scanned`, detail: found }
}

const count = new Intl.NumberFormat('en-GB')

function importFarewell({ state, rows, problem }: EventPayload<'log.ended'>): Parameters<ToastSlice['show']>[0] {
  if (state === 'failed') return { title: 'The log was not imported', detail: problem, tone: 'problem' }
  if (state === 'cancelled') return { title: 'The import was stopped', detail: 'Nothing of the log was kept.' }
  return {
    title: 'The log is imported',
    detail: [rows === 1 ? '1 row.' : `${count.format(rows).replaceAll(',', '\u202f')} rows.`, problem].filter(Boolean).join(' ')
  }
}

function searchFarewell({ state, found, problem }: EventPayload<'dependents.ended'>): Parameters<ToastSlice['show']>[0] {
  if (state === 'failed') return { title: 'The search for dependents failed', detail: problem, tone: 'problem' }
  if (state === 'cancelled') return { title: 'The search for dependents was stopped', detail: 'What was found so far stays.' }
  return { title: found === 1 ? '1 dependent found' : `${found} dependents found`, detail: problem }
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
  const cases = throttled(() => {
    void state().overview.load()
    if (state().route.current.screen === 'monitor') void state().monitor.load()
    if (state().route.current.screen === 'reports') void state().cases.loadAll()
    void state().cases.load()
  }, atMostEvery)
  /** By source. The last progress of a scan says that it is over, and takes it out of those that run. */
  const names = new Map<string, string>()
  const stops = [
    client.on('scan.progress', (progress) => {
      names.set(progress.sourceId, progress.sourceName)
      state().scans.progressed(progress)
    }),
    client.on('scan.ended', ({ sourceId, state: end, newFindings, problem }) => {
      const name = names.get(sourceId)
      state().scans.ended(sourceId)
      if (state().scans.history?.sourceId === sourceId) void state().scans.loadHistory(sourceId)
      void state().session.load()
      sources.call()
      if (name !== undefined) state().toasts.show(farewell(name, end, newFindings, problem))
    }),
    client.on('case.changed', ({ id }) => {
      cases.call()
      if (state().case.shown?.id === id) void state().case.load()
    }),
    client.on('log.progress', (progress) => state().usage.progressed(progress)),
    client.on('log.ended', (end) => {
      state().usage.ended(end)
      state().toasts.show(importFarewell(end))
    }),
    client.on('dependents.progress', (progress) => state().dependents.progressed(progress)),
    client.on('dependents.ended', (end) => {
      state().dependents.ended(end)
      state().toasts.show(searchFarewell(end))
    }),
    client.on('settings.changed', () => void state().settings.load()),
    client.on('sources.changed', sources.call),
    client.on('findings.changed', findings.call)
  ]
  return () => {
    findings.stop()
    sources.stop()
    cases.stop()
    for (const stop of stops) stop()
  }
}
