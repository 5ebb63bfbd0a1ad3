import { useEffect, useState } from 'react'
import type { Client } from '../../contract/client.ts'
import type { ConnectionState } from '../../contract/transports/bridge.ts'
import { createAppStore } from '../store/app-store.ts'
import { listen } from '../store/listen.ts'
import { StoreContext } from '../store/use-app.ts'
import { TipProvider } from '../ui/tip.tsx'
import { Shell } from './shell.tsx'
import { hearShortcuts } from './shortcuts.ts'

export interface AppProps {
  client: Client
  onConnection(listener: (state: ConnectionState) => void): () => void
}

/** The workbench over a core, wherever that runs. */
export function App({ client, onConnection }: AppProps) {
  const [store] = useState(() => createAppStore(client))

  useEffect(() => {
    const state = store.getState
    const loadAll = (): void => {
      void state().session.load()
      void state().sources.load()
      void state().overview.load()
      void state().scans.load()
      void state().settings.load()
    }
    const follow = (): void => state().route.follow()
    const stops = [
      listen(client, store),
      hearShortcuts(state),
      onConnection((connection) => {
        state().session.connected(connection)
        if (connection === 'open') loadAll()
      })
    ]
    window.addEventListener('popstate', follow)
    window.addEventListener('hashchange', follow)
    loadAll()
    return () => {
      window.removeEventListener('popstate', follow)
      window.removeEventListener('hashchange', follow)
      for (const stop of stops) stop()
    }
  }, [client, store, onConnection])

  return (
    <StoreContext value={store}>
      <TipProvider>
        <Shell />
      </TipProvider>
    </StoreContext>
  )
}
