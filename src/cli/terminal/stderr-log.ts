import pino from 'pino'
import type { Log } from '../../core/ports.ts'

/** Structured log to standard error. Quiet unless BULKHEAD_LOG names a level (trace, debug, info, warn, error). */
export function stderrLog(level: string | undefined): Log {
  const known = level !== undefined && Object.hasOwn(pino.levels.values, level)
  return pino({ name: 'bulkhead', level: known ? level : 'fatal', base: null }, pino.destination({ fd: 2, sync: true }))
}
