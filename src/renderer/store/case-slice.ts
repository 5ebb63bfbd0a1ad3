import type { CaseView, ChainCheck, JournalEntry } from '../../contract/case/view.ts'
import type { BulkheadError } from '../../contract/errors.ts'
import type { Input } from '../../contract/methods.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

/** An act as it is asked for: what has a default may be left out. */
export type ActInput = Input<'cases.act'>['act']

export interface Timeline {
  total: number
  /** Newest first. */
  entries: JournalEntry[]
}

/** The case that is looked at, its journal, and what can be done to it. */
export interface CaseSlice {
  shown: { id: string; view: Remote<CaseView> } | null
  timeline: Remote<Timeline>
  chain: Remote<ChainCheck>
  /** An act that a gate refused and that waits for an override or a step back. */
  refused: { act: ActInput; error: BulkheadError } | null
  show(id: string | null): void
  /** Asks again for all of the shown case. */
  load(): Promise<void>
  loadOlder(): Promise<void>
  verify(): Promise<void>
  /** To the shown case unless another is named. Throws what the core says, `case.refused` too. */
  act(act: ActInput, override?: string, id?: string): Promise<void>
  refuse(refused: CaseSlice['refused']): void
}

const perPage = 50

export const caseSlice: Slice<CaseSlice> = ({ client, get, set }) => {
  const state = (): CaseSlice => get().case
  const isShown = (id: string): boolean => state().shown?.id === id
  let asked = 0

  const loadView = async (id: string): Promise<void> => {
    const mine = ++asked
    try {
      const view = await client.call('cases.get', { id })
      if (isShown(id) && mine === asked) set({ shown: { id, view: ready(view) } })
    } catch (caught) {
      if (isShown(id) && mine === asked) set({ shown: { id, view: failed(asError(caught), state().shown?.view) } })
    }
  }

  /** The newest page; entries that were loaded before and are older stay. */
  const loadNewest = async (id: string): Promise<void> => {
    try {
      const { total, entries } = await client.call('cases.journal', { id, limit: perPage })
      if (!isShown(id)) return
      const last = entries.at(-1)?.seq ?? 0
      const older = (state().timeline.value?.entries ?? []).filter((entry) => entry.seq < last)
      set({ timeline: ready({ total, entries: [...entries, ...older] }) })
    } catch (caught) {
      if (isShown(id)) set({ timeline: failed(asError(caught), state().timeline) })
    }
  }

  const loadChain = async (id: string): Promise<void> => {
    try {
      const chain = await client.call('cases.verify', { id })
      if (isShown(id)) set({ chain: ready(chain) })
    } catch (caught) {
      if (isShown(id)) set({ chain: failed(asError(caught), state().chain) })
    }
  }

  return {
    shown: null,
    timeline: loading(),
    chain: loading(),
    refused: null,
    show(id) {
      if (state().shown?.id === id || (id === null && state().shown === null)) return
      set({ shown: id === null ? null : { id, view: loading() }, timeline: loading(), chain: loading(), refused: null })
      get().usage.forget()
      if (id !== null) void state().load()
    },
    async load() {
      const id = state().shown?.id
      if (id === undefined) return
      await Promise.all([loadView(id), loadNewest(id), loadChain(id)])
    },
    async loadOlder() {
      const { shown, timeline } = state()
      const before = timeline.value?.entries.at(-1)?.seq
      if (shown === null || timeline.value === null || before === undefined) return
      const { total, entries } = await client.call('cases.journal', { id: shown.id, before, limit: perPage })
      if (isShown(shown.id)) set({ timeline: ready({ total, entries: [...timeline.value.entries, ...entries] }) })
    },
    async verify() {
      const id = state().shown?.id
      if (id !== undefined) await loadChain(id)
    },
    async act(act, override, id = state().shown?.id) {
      if (id === undefined) return
      const view = await client.call('cases.act', { id, act, ...(override === undefined ? {} : { override }) })
      if (!isShown(id)) return
      asked++
      set({ shown: { id, view: ready(view) }, refused: null })
      await Promise.all([loadNewest(id), loadChain(id)])
    },
    refuse(refused) {
      set({ refused })
    }
  }
}
