import type { Overview } from '../../contract/overview.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export interface OverviewSlice {
  overview: Remote<Overview>
  load(): Promise<void>
}

export const overviewSlice: Slice<OverviewSlice> = ({ client, get, set }) => {
  let asked = 0
  return {
    overview: loading(),
    async load() {
      const mine = ++asked
      try {
        const overview = await client.call('overview.get', {})
        if (mine === asked) set({ overview: ready(overview) })
      } catch (caught) {
        if (mine === asked) set({ overview: failed(asError(caught), get().overview.overview) })
      }
    }
  }
}
