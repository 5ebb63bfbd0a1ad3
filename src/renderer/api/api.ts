import { type Client, client } from '../../contract/client.ts'
import { type Bridge, type ConnectionState, connectionEvent } from '../../contract/transports/bridge.ts'
import { bridgeTransport } from './bridge-transport.ts'
import { browserSide } from './browser-side.ts'
import { httpTransport } from './http-transport.ts'

declare global {
  interface Window {
    /** There in Electron, absent in a browser. */
    bulkhead?: Bridge
  }
}

const transport = window.bulkhead ? bridgeTransport(window.bulkhead) : httpTransport(browserSide)

/** The interface's only way to the core. */
export const api: Client = client(transport)

/** Hears when the core is lost and when it is back; what was shown may be stale then. The answer stops it. */
export const onConnection = (listener: (state: ConnectionState) => void): (() => void) =>
  transport.listen((event, payload) => {
    if (event === connectionEvent) listener(payload as ConnectionState)
  })
