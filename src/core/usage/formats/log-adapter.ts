import type { UsageEvent } from '../../../contract/case/usage.ts'

/** What one record says, before its time is read and its text is masked. Absent where the log does not say. */
export interface RawUsage {
  time: string
  actor?: string
  key?: string
  ip?: string
  userAgent?: string
  action?: string
  resource?: string
  result?: UsageEvent['result']
  bytes?: number
}

/** A record that is none of the format, or lacks what every one has; `problem` never repeats its text. */
export type Adapted = RawUsage | { problem: string }

/** One record of JSON as an event. */
export type JsonAdapter = (record: Record<string, unknown>) => Adapted

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Text of a field that may be a number; empty where it is neither. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
