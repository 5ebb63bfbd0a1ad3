import type { Explained } from './protocol.ts'

/** One line of `--explain`. Place and detail come from the repository: the caller makes them safe to print. */
export const explainedLine = (entry: Explained): string =>
  `${entry.kept ? 'kept   ' : 'dropped'} ${entry.typeId} ${entry.place}:${entry.line} ${entry.reason}${entry.detail ? `: ${entry.detail}` : ''}`
