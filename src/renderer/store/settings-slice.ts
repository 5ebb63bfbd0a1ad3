import type { Settings } from '../../contract/case/view.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export interface SettingsSlice {
  settings: Remote<Settings>
  load(): Promise<void>
  /** Throws what the core refuses; then nothing has changed. */
  save(change: Partial<Settings>): Promise<void>
}

export const settingsSlice: Slice<SettingsSlice> = ({ client, get, set }) => {
  let asked = 0
  return {
    settings: loading(),
    async load() {
      const mine = ++asked
      try {
        const settings = await client.call('settings.get', {})
        if (mine === asked) set({ settings: ready(settings) })
      } catch (caught) {
        if (mine === asked) set({ settings: failed(asError(caught), get().settings.settings) })
      }
    },
    async save(change) {
      asked++
      set({ settings: ready(await client.call('settings.set', change)) })
    }
  }
}
