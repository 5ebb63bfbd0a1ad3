import type { Answer } from '../serve.ts'
import type { Listener } from './subscribe.ts'

/** The two channels between the window and Electron's main process; there are no others. */
export const callChannel = 'bulkhead:call'
export const eventChannel = 'bulkhead:event'
export type CallChannel = typeof callChannel
export type EventChannel = typeof eventChannel

/** Told like an event, beside those of the contract: whether the core can be reached. */
export const connectionEvent = 'connection'
export type ConnectionState = 'open' | 'lost'

/** What the preload script puts into the window as `window.bulkhead`. */
export interface Bridge {
  call(method: string, input: unknown): Promise<Answer>
  on(listener: Listener): () => void
}
