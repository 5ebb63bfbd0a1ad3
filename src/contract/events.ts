import { z } from 'zod'
import { errorCodes } from './errors.ts'
import { ScanProgress } from './model.ts'

/** All that the core tells without being asked. */
export const events = {
  'scan.progress': ScanProgress,
  'scan.ended': z.object({
    scanId: z.string(),
    sourceId: z.string(),
    state: z.string(),
    newFindings: z.number().int(),
    problem: z.string().nullable(),
    /** Of a scan that failed by an error of errors.ts. */
    code: z.enum(errorCodes).optional()
  }),
  /** Of scans started with `explain`: why candidates were kept or dropped. No values. */
  'scan.explained': z.object({
    scanId: z.string(),
    entries: z.array(
      z.object({ typeId: z.string(), place: z.string(), line: z.number(), kept: z.boolean(), reason: z.string(), detail: z.string() })
    )
  }),
  'sources.changed': z.object({}),
  'findings.changed': z.object({}),
  /** A case was opened or changed; its page asks again. */
  'case.changed': z.object({ id: z.string() }),
  /** Of a running import: lines read so far and bytes of the file. */
  'log.progress': z.object({
    importId: z.string(),
    caseId: z.string(),
    rows: z.number().int(),
    done: z.number().int(),
    total: z.number().int()
  }),
  'log.ended': z.object({
    importId: z.string(),
    caseId: z.string(),
    state: z.enum(['done', 'cancelled', 'failed']),
    rows: z.number().int(),
    problem: z.string().nullable()
  }),
  'dependents.progress': z.object({
    searchId: z.string(),
    caseId: z.string(),
    done: z.number().int(),
    total: z.number().int(),
    found: z.number().int()
  }),
  'dependents.ended': z.object({
    searchId: z.string(),
    caseId: z.string(),
    state: z.enum(['done', 'cancelled', 'failed']),
    found: z.number().int(),
    problem: z.string().nullable()
  }),
  'settings.changed': z.object({})
} as const

export type Events = typeof events
export type EventName = keyof Events
export type EventPayload<E extends EventName> = z.output<Events[E]>
export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void

export const isEvent = (value: unknown): value is EventName => typeof value === 'string' && Object.hasOwn(events, value)
