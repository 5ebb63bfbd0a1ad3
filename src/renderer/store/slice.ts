import type { Client } from '../../contract/client.ts'
import type { AppState } from './app-store.ts'

/** What a slice gets: the core, the whole state to read, its own part to write. */
export interface SliceContext<T> {
  client: Client
  get(): AppState
  set(change: Partial<T>): void
}

export type Slice<T> = (context: SliceContext<T>) => T
