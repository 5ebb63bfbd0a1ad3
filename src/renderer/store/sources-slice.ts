import type { Input } from '../../contract/methods.ts'
import type { Inspection, Source } from '../../contract/model.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

/** User and token for one call. They pass through; nothing here keeps them. */
export type Credentials = NonNullable<Input<'scans.start'>['credentials']>

export interface SourcesSlice {
  list: Remote<Source[]>
  load(): Promise<void>
  inspect(location: string): Promise<Inspection>
  /** Adds the source and starts its first scan. Whoever calls has the user's consent to contact the host that the inspection names. */
  add(inspection: Inspection, credentials: Credentials | null): Promise<Source>
  remove(source: Source): Promise<void>
}

export const sourcesSlice: Slice<SourcesSlice> = ({ client, get, set }) => {
  let asked = 0
  return {
    list: loading(),
    async load() {
      const mine = ++asked
      try {
        const list = await client.call('sources.list', {})
        if (mine === asked) set({ list: ready(list) })
      } catch (caught) {
        if (mine === asked) set({ list: failed(asError(caught), get().sources.list) })
      }
    },
    inspect: (location) => client.call('sources.inspect', { location }),
    async add(inspection, credentials) {
      const source = await client.call('sources.add', { location: inspection.location })
      const consent = inspection.contacts === null ? {} : { allowNetwork: true, ...(credentials ? { credentials } : {}) }
      await client.call('scans.start', { sourceId: source.id, ...consent })
      await Promise.all([get().sources.load(), get().scans.load()])
      return source
    },
    async remove(source) {
      await client.call('sources.remove', { id: source.id })
      await get().sources.load()
    }
  }
}
