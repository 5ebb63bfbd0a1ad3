import { z } from 'zod'
import { CaseRow } from './case/view.ts'
import { FindingRow, Scan, Severity } from './model.ts'

const Time = z.iso.datetime()
const Count = z.number().int().nonnegative()
const Milliseconds = z.number().nonnegative()

/** A case that is not over, with what one must know of it before opening it. */
export const OpenCase = CaseRow.extend({
  /** The one thing to do now. */
  next: z.string().nullable(),
  /** Null while it is not known since when. */
  exposedFor: Milliseconds.nullable(),
  oldKeyOff: z.boolean()
})
export type OpenCase = z.infer<typeof OpenCase>

/** Something that will be gone or late. `evidence`: rows of a provider's log; `law`: 72 hours of GDPR Art. 33; `risk`: an accepted risk ends. */
export const Expiry = z.object({
  what: z.enum(['evidence', 'law', 'due', 'check', 'window', 'risk']),
  caseId: z.string(),
  caseTitle: z.string(),
  title: z.string(),
  at: Time
})
export type Expiry = z.infer<typeof Expiry>

/** How long one case took. `at` is when the old key was switched off, and now while it is not. */
export const CaseTimes = z.object({
  at: Time,
  isOff: z.boolean(),
  exposure: Milliseconds.nullable(),
  /** From the report of the leak to the dead key. */
  repair: Milliseconds.nullable()
})
export type CaseTimes = z.infer<typeof CaseTimes>

export const CasesOverview = z.object({
  /** Cases of any state, and those that are not over. */
  all: Count,
  open: Count,
  critical: Count,
  unassigned: Count,
  monitoring: Count,
  /** The gravest of the open ones. */
  rows: z.array(OpenCase),
  /** Soonest first. */
  expiring: z.array(Expiry),
  times: z.array(CaseTimes)
})
export type CasesOverview = z.infer<typeof CasesOverview>

export const Overview = z.object({
  sources: Count,
  findings: z.object({ total: Count, open: Count, atTip: Count, historyOnly: Count, unreachable: Count, ignored: Count }),
  bySeverity: z.array(z.object({ severity: Severity, open: Count })),
  byType: z.array(z.object({ typeId: z.string(), type: z.string(), open: Count, worst: Severity })),
  /** Open secrets by the month of their first commit, oldest first. */
  introduced: z.array(z.object({ month: z.string(), count: Count })),
  scans: z.array(Scan),
  worst: z.array(FindingRow),
  cases: CasesOverview
})
export type Overview = z.infer<typeof Overview>
