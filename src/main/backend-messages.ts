import type { WireError } from '../contract/errors.ts'

/** What main and the backend process say to each other beside the contract's calls and events. */
export type BackendMessage = { kind: 'ready' } | { kind: 'failed'; error: WireError } | KeyringQuestion
export type MainMessage = { kind: 'close' } | KeyringAnswer

/** The backend has no access to the system's key store; main asks it. */
export interface KeyringQuestion {
  kind: 'keyring'
  id: number
  ask: 'state' | 'wrap' | 'unwrap'
  text: string
}
export type KeyringAnswer = { kind: 'keyring-answer'; id: number } & ({ ok: true; value: string; why: string } | { ok: false })

export const isKind = <K extends string>(value: unknown, kind: K): value is { kind: K } =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind
