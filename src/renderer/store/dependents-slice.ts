import type { EventPayload } from '../../contract/events.ts'
import type { Output } from '../../contract/methods.ts'
import type { Slice } from './slice.ts'

export type SearchProgress = EventPayload<'dependents.progress'>
export type OwnerMessage = Output<'dependents.messages'>[number]

/** The search for who uses a secret, and what is made of the answer. The dependents themselves are part of the case. */
export interface DependentsSlice {
  /** By case: one search at a time. */
  searches: Readonly<Record<string, SearchProgress>>
  search(caseId: string): Promise<void>
  cancel(searchId: string): Promise<void>
  progressed(progress: SearchProgress): void
  ended(end: EventPayload<'dependents.ended'>): void
  patch(caseId: string, dependentId: string): Promise<Output<'dependents.patch'>>
  messages(caseId: string): Promise<OwnerMessage[]>
  exportCsv(caseId: string): Promise<Output<'dependents.export'>>
  importCsv(caseId: string, path: string): Promise<Output<'dependents.import'>>
}

export const dependentsSlice: Slice<DependentsSlice> = ({ client, get, set }) => {
  const state = (): DependentsSlice => get().dependents
  const over = new Set<string>()
  return {
    searches: {},
    async search(caseId) {
      const { searchId } = await client.call('dependents.search', { caseId })
      if (over.has(searchId) || state().searches[caseId]) return
      state().progressed({ searchId, caseId, done: 0, total: 0, found: 0 })
    },
    async cancel(searchId) {
      await client.call('dependents.cancel', { searchId })
    },
    progressed(progress) {
      if (!over.has(progress.searchId)) set({ searches: { ...state().searches, [progress.caseId]: progress } })
    },
    ended(end) {
      over.add(end.searchId)
      const { [end.caseId]: _, ...searches } = state().searches
      set({ searches })
    },
    patch: (caseId, dependentId) => client.call('dependents.patch', { caseId, dependentId }),
    messages: (caseId) => client.call('dependents.messages', { caseId }),
    exportCsv: (caseId) => client.call('dependents.export', { caseId }),
    async importCsv(caseId, path) {
      const answer = await client.call('dependents.import', { caseId, path })
      await get().case.load()
      return answer
    }
  }
}
