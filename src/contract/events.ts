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
  'findings.changed': z.object({})
} as const

export type Events = typeof events
export type EventName = keyof Events
export type EventPayload<E extends EventName> = z.output<Events[E]>
export type Emit = <E extends EventName>(event: E, payload: EventPayload<E>) => void

export const isEvent = (value: unknown): value is EventName => typeof value === 'string' && Object.hasOwn(events, value)
