import { BulkheadError, type ErrorCode } from '../contract/errors.ts'

/** What a script learns from the exit code. `incomplete` wins over `found`: the list of findings may not be whole. */
export const exitCodes = { clean: 0, found: 1, wrongUse: 2, incomplete: 3 } as const

/** Nothing was wrong with what was asked: the same command may well end otherwise next time. */
const notTheCallersFault: readonly ErrorCode[] = ['internal', 'scan.failed', 'workspace.disk-full']

export const exitCodeOf = (error: unknown): number =>
  error instanceof BulkheadError && !notTheCallersFault.includes(error.code) ? exitCodes.wrongUse : exitCodes.incomplete
