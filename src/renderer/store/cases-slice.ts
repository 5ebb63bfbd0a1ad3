import type { CaseRow } from '../../contract/case/view.ts'
import type { Input, Output } from '../../contract/methods.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export type CaseShow = NonNullable<Input<'cases.list'>['show']>

export interface CasesSlice {
  show: CaseShow
  search: string
  list: Remote<CaseRow[]>
  /** Every case, however `list` is narrowed; for what chooses one. */
  all: Remote<CaseRow[]>
  load(): Promise<void>
  loadAll(): Promise<void>
  narrow(change: Partial<Pick<CasesSlice, 'show' | 'search'>>): Promise<void>
  /** Opens a case and goes to it. A value passes through; nothing here keeps it. */
  begin(input: Input<'cases.open'>): Promise<Output<'cases.open'>>
  /** Makes the practice leak and goes to its case. */
  practise(): Promise<void>
}

export const casesSlice: Slice<CasesSlice> = ({ client, get, set }) => {
  let asked = 0
  let askedAll = 0
  const state = (): CasesSlice => get().cases
  return {
    show: 'open',
    search: '',
    list: loading(),
    all: loading(),
    async load() {
      const mine = ++asked
      const { show, search } = state()
      try {
        const list = await client.call('cases.list', { show, search })
        if (mine === asked) set({ list: ready(list) })
      } catch (caught) {
        if (mine === asked) set({ list: failed(asError(caught), state().list) })
      }
    },
    async loadAll() {
      const mine = ++askedAll
      try {
        const all = await client.call('cases.list', { show: 'all' })
        if (mine === askedAll) set({ all: ready(all) })
      } catch (caught) {
        if (mine === askedAll) set({ all: failed(asError(caught), state().all) })
      }
    },
    async narrow(change) {
      set(change)
      await state().load()
    },
    async begin(input) {
      const opened = await client.call('cases.open', input)
      get().route.go({ screen: 'incidents', id: opened.id })
      const [other] = opened.others
      get().toasts.show({
        title: `${opened.id} is open`,
        detail: other ? `The same secret is in ${opened.others.map(({ id }) => id).join(', ')} too.` : null
      })
      await state().load()
      return opened
    },
    async practise() {
      const { caseId } = await client.call('drill.start', {})
      get().route.go({ screen: 'incidents', id: caseId })
      await Promise.all([state().load(), get().sources.load()])
    }
  }
}
