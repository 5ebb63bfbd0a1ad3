import type { Snippet } from '../../contract/case/view.ts'
import type { Input } from '../../contract/methods.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export type SnippetInput = Input<'snippets.list'>

export interface SnippetsSlice {
  snippets: Remote<Snippet[]>
  store: Snippet['store']
  language: Snippet['language']
  choose(change: Partial<Pick<SnippetsSlice, 'store' | 'language'>>): void
  /** The snippets before stay in sight until these are there, or if these are refused. */
  load(input: SnippetInput): Promise<void>
}

export const snippetsSlice: Slice<SnippetsSlice> = ({ client, get, set }) => {
  let asked = 0
  let shownType = ''
  return {
    snippets: loading(),
    store: 'environment',
    language: 'python',
    choose(change) {
      set(change)
    },
    async load(input) {
      const mine = ++asked
      if (input.typeId !== shownType) set({ snippets: loading() })
      shownType = input.typeId
      try {
        const snippets = await client.call('snippets.list', input)
        if (mine === asked) set({ snippets: ready(snippets) })
      } catch (caught) {
        if (mine === asked) set({ snippets: failed(asError(caught), get().snippets.snippets) })
      }
    }
  }
}
