import type { AppInfo } from '../../contract/model.ts'
import type { ConnectionState } from '../../contract/transports/bridge.ts'
import { asError } from './as-error.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export interface SessionSlice {
  info: Remote<AppInfo>
  connection: ConnectionState
  load(): Promise<void>
  connected(state: ConnectionState): void
  moveKey(to: 'system' | 'file'): Promise<void>
}

export const sessionSlice: Slice<SessionSlice> = ({ client, get, set }) => ({
  info: loading(),
  connection: 'open',
  async load() {
    try {
      set({ info: ready(await client.call('app.info', {})) })
    } catch (caught) {
      set({ info: failed(asError(caught), get().session.info) })
    }
  },
  async moveKey(to) {
    await client.call('workspace.moveKey', { to })
    await get().session.load()
  },
  connected(connection) {
    set({ connection })
  }
})
