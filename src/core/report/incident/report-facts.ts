import { z } from 'zod'
import { caseMethods } from '../../../contract/case/case-methods.ts'
import { UsageAnalysis, UsageEvent } from '../../../contract/case/usage.ts'
import { CaseView, ChainCheck, JournalEntry } from '../../../contract/case/view.ts'
import { Occurrence } from '../../../contract/model.ts'

const Time = z.iso.datetime()
const Count = z.number().int().nonnegative()

/** One place of a secret of the case, as the store knows it. */
export const ReportPlace = Occurrence.pick({
  where: true,
  path: true,
  line: true,
  column: true,
  blob: true,
  commit: true,
  author: true,
  date: true,
  refs: true,
  refCount: true,
  atTip: true,
  removedBy: true,
  removedAt: true
}).extend({
  findingId: z.string(),
  /** Which secret of the case it is of. */
  fingerprint: z.string(),
  typeId: z.string(),
  sourceName: z.string(),
  // Names of objects, or their pseudonyms.
  blob: z.string().nullable(),
  commit: z.string().nullable(),
  removedBy: z.string().nullable()
})
export type ReportPlace = z.infer<typeof ReportPlace>

/** All that a report is made from, gathered at one time; texts as they are kept. */
export const ReportFacts = z.object({
  view: CaseView,
  /** Oldest first. */
  journal: z.array(JournalEntry.omit({ detail: true })),
  chain: ChainCheck,
  usage: UsageAnalysis.nullable(),
  /** A few rows of each group that stands out. */
  rows: z.array(UsageEvent.extend({ group: z.string(), importName: z.string() })),
  places: z.array(ReportPlace),
  /** Of them all; `places` may hold the first ones only. */
  placesInAll: Count,
  cleanup: caseMethods['cases.cleanup'].output,
  /** The last scan of each source that the case touches. */
  scans: z.array(
    z.object({ sourceName: z.string(), at: Time, state: z.string(), searched: Count, objects: Count, limits: z.array(z.string()) })
  ),
  /** Network calls since the case was opened. */
  calls: z.array(z.object({ at: Time, host: z.string(), purpose: z.string(), result: z.string() })),
  /** Those that are known by name, for the pseudonyms. */
  people: z.array(z.object({ name: z.string(), contact: z.string() })),
  meta: z.object({
    generatedAt: Time,
    /** IANA zone of the workspace. */
    zone: z.string(),
    author: z.string(),
    tool: z.string(),
    version: z.string(),
    rules: z.string(),
    types: Count
  })
})
export type ReportFacts = z.infer<typeof ReportFacts>
