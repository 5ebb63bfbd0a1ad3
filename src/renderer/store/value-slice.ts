import type { FoundValue } from '../../contract/model.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

/** What a reported value is. Holds the answer, never the value: it goes into one call and nowhere else. */
export interface ValueSlice {
  found: Remote<FoundValue> | null
  find(value: string): Promise<void>
  /** An answer that was given elsewhere. */
  show(found: FoundValue): void
  forget(): void
}

export const valueSlice: Slice<ValueSlice> = ({ client, set }) => {
  let asked = 0
  return {
    found: null,
    async find(value) {
      const mine = ++asked
      set({ found: loading() })
      try {
        const found = await client.call('values.find', { value })
        if (mine === asked) set({ found: ready(found) })
      } catch (caught) {
        if (mine === asked) set({ found: failed(asError(caught)) })
      }
    },
    show(found) {
      asked++
      set({ found: ready(found) })
    },
    forget() {
      asked++
      set({ found: null })
    }
  }
}
