import type { NetworkGate } from './http-client.ts'
import type { Credentials } from './remote-address.ts'

export interface CloneProgress {
  /** fetch: `done` bytes have come, of a number that no server tells (`total` 0). index: bytes of `total`. */
  phase: 'fetch' | 'index'
  done: number
  total: number
}

export interface CloneOptions {
  /** http or https; a user and token in it are used and stored nowhere. */
  url: string
  /** The bare repository that is made or brought up to date. */
  gitDir: string
  credentials?: Credentials | null | undefined
  gate: NetworkGate
  onProgress?: ((progress: CloneProgress) => void) | undefined
  signal?: AbortSignal | undefined
  /** Milliseconds without a byte from the server after which it is given up; one minute when not given. */
  idleTimeout?: number | undefined
}

export interface CloneResult {
  /** Branches and tags that the server has. */
  refs: number
  /** Objects and bytes that were fetched. */
  objects: number
  bytes: number
  /** Refs that the clone had and the server has no more. Their objects are kept. */
  gone: number
}
