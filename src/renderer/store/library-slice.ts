import { looksSecret } from '../../contract/may-be-value.ts'
import type { FoundValue, SecretTypePage, SecretTypeRow } from '../../contract/model.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export interface LibrarySlice {
  search: string
  /** The types that the search leaves, or that a pasted value may be of. */
  list: Remote<SecretTypeRow[]>
  /** What the list answers to, where that was a value, or why there is no answer; never the value. */
  value: Remote<FoundValue> | null
  /** All types, once they were asked for: the palette looks through them. */
  all: SecretTypeRow[] | null
  /** What the values of all those begin with. */
  prefixes: string[]
  page: { id: string; content: Remote<SecretTypePage> } | null
  load(): Promise<void>
  loadAll(): Promise<void>
  find(search: string): Promise<void>
  /**
   * Answers with the types of a value, which goes into one call and nowhere else. False for a text that is no value: search for it.
   * What no type is found by is taken for a value, since random letters can't be told from words.
   */
  recognise(text: string): Promise<boolean>
  /** An answer to a value holds for the moment: what is scanned afterwards may hold it. */
  forgetValue(): void
  open(id: string): Promise<void>
}

/** Before anything is searched, the types that leaked here come first; among those, and after them, the order of the library stays. */
const foundFirst = (list: SecretTypeRow[]): SecretTypeRow[] => [...list].sort((a, b) => Number(b.findings > 0) - Number(a.findings > 0))

export const librarySlice: Slice<LibrarySlice> = ({ client, get, set }) => {
  let visit = 0
  const showAll = (all: SecretTypeRow[]): void => set({ all, prefixes: all.flatMap(({ prefixes }) => prefixes) })
  return {
    search: '',
    list: loading(),
    value: null,
    all: null,
    prefixes: [],
    page: null,
    async load() {
      const { search, value } = get().library
      if (value?.state === 'ready') return
      const isCurrent = (): boolean => get().library.search === search && get().library.value === value
      try {
        const list = await client.call('types.list', { search })
        if (search === '') showAll(list)
        if (isCurrent()) set({ list: ready(search === '' ? foundFirst(list) : list) })
      } catch (caught) {
        if (isCurrent()) set({ list: failed(asError(caught), get().library.list) })
      }
    },
    async loadAll() {
      if (get().library.all !== null) return
      try {
        showAll(await client.call('types.list', {}))
      } catch (caught) {
        get().toasts.show({ title: 'The library did not load', detail: asError(caught).message, tone: 'problem' })
      }
    },
    async find(search) {
      set({ search, value: null })
      await get().library.load()
    },
    async recognise(text) {
      const mine = visit
      try {
        const found = await client.call('values.find', { value: text })
        const isName =
          found.types.length === 0 &&
          !looksSecret(text, get().library.prefixes) &&
          (await client.call('types.list', { search: text })).length > 0
        if (isName) return false
        if (mine === visit) set({ search: '', value: ready(found), list: ready([...found.types, ...found.fits]) })
      } catch (caught) {
        if (mine !== visit) return true
        set({ search: '', value: failed(asError(caught)) })
        await get().library.load()
      }
      return true
    },
    forgetValue() {
      visit++
      if (get().library.value !== null) set({ value: null, list: loading() })
    },
    async open(id) {
      const before = get().library.page
      set({ page: { id, content: loading(before?.id === id ? before.content : null) } })
      const show = (content: Remote<SecretTypePage>): void => {
        if (get().library.page?.id === id) set({ page: { id, content } })
      }
      try {
        show(ready(await client.call('types.get', { id })))
      } catch (caught) {
        show(failed(asError(caught)))
      }
    }
  }
}
