import type { BulkheadError } from '../../contract/errors.ts'

/** Something that lives in the core: on its way, here, or not to be had. `value` is what was known before, to be shown meanwhile. */
export type Remote<T> =
  | { state: 'loading'; value: T | null; error: null }
  | { state: 'ready'; value: T; error: null }
  | { state: 'failed'; value: T | null; error: BulkheadError }

export const loading = <T>(before: Remote<T> | null = null): Remote<T> => ({ state: 'loading', value: before?.value ?? null, error: null })
export const ready = <T>(value: T): Remote<T> => ({ state: 'ready', value, error: null })
export const failed = <T>(error: BulkheadError, before: Remote<T> | null = null): Remote<T> => ({
  state: 'failed',
  value: before?.value ?? null,
  error
})
