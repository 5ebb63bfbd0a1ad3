import type { WireError } from '../contract/errors.ts'

/** What main and the backend process say to each other beside the contract's calls and events. */
export type BackendMessage = { kind: 'ready' } | { kind: 'failed'; error: WireError }
export type MainMessage = { kind: 'close' }

export const isKind = <K extends string>(value: unknown, kind: K): value is { kind: K } =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind
