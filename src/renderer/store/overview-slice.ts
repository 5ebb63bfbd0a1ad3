import type { Overview } from '../../contract/model.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export interface OverviewSlice {
  overview: Remote<Overview>
  load(): Promise<void>
}

export const overviewSlice: Slice<OverviewSlice> = ({ client, get, set }) => ({
  overview: loading(),
  async load() {
    try {
      set({ overview: ready(await client.call('overview.get', {})) })
    } catch (caught) {
      set({ overview: failed(asError(caught), get().overview.overview) })
    }
  }
})
