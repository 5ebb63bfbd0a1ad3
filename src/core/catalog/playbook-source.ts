import { z } from 'zod'
import { Step } from '../../contract/case/states.ts'

/**
 * How playbooks are written: `resources/playbooks.yaml` for what is true of all types or of a category, and the `playbook` of a
 * provider and of a type. docs/secret-types.md explains it with an example; compile-playbook.ts lays them over each other.
 */

export const Slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')
export const IsoDate = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'a date such as 2026-11 or 2026-11-24')
const HttpsUrl = z.url({ protocol: /^https$/, error: 'an address that starts with https://' })

/** Where facts were read, and when. Tasks and clocks name one by its key: `from: keys`. */
export const FactSources = z.record(Slug, z.strictObject({ title: z.string().min(3), date: IsoDate, url: HttpsUrl.optional() }))
export type FactSources = z.infer<typeof FactSources>

const Applies = z.enum(['applies', 'not-available', 'substitute'])

const TaskSource = z.strictObject({
  /** A known id, which puts this in the place of that task, or one of its own with a name before it: `mailgun.routes`. */
  id: z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)?$/, 'a known id such as review-callers, or one of its own such as mailgun.routes'),
  /** Of a task of its own: the known task behind which it stands; its step is that one's. */
  after: Slug.optional(),
  title: z.string().min(5).max(90).optional(),
  /** How, in short sentences; where it does not apply, why. */
  detail: z.string().min(10).max(700),
  applies: Applies.default('applies'),
  /** To copy into a terminal. What the reader puts in stands in <…>; never the value. */
  command: z.string().min(3).max(1200).optional(),
  /** Deep link into the provider's console. */
  url: HttpsUrl.optional(),
  from: Slug,
  /** What another source says, and why this one is followed. */
  conflict: z.string().min(10).max(500).optional(),
  neededToClose: z.boolean().optional()
})
export type TaskSource = z.infer<typeof TaskSource>

const ClockSource = z.strictObject({
  /** Which log. */
  log: z.string().min(3).max(120),
  /** How long it is kept, in the words of the source. */
  keeps: z.string().min(3).max(300),
  /** The shortest time that the source promises; left out where it promises none. */
  keepsHours: z.number().int().min(1).max(100_000).optional(),
  from: Slug
})

export const PlaybookSource = z.strictObject({
  /** Of a type: in the place of the provider's; an empty list says that none of them holds for it. */
  clocks: z.array(ClockSource).optional(),
  tasks: z.array(TaskSource).default([]),
  /** reversible: the secret can be switched off and on again. final: what ends it can't be taken back. */
  deactivation: z.enum(['reversible', 'final', 'unknown']).optional(),
  /** How long to watch after the old one was ended. */
  monitorDays: z.number().int().min(1).max(365).optional()
})
export type PlaybookSource = z.infer<typeof PlaybookSource>

/** resources/playbooks.yaml */
export const PlaybooksSource = z.strictObject({
  sources: FactSources,
  /** The tasks of every playbook, in their order: these are the known ids. */
  tasks: z.array(TaskSource.omit({ after: true }).extend({ id: Slug, step: Step, title: z.string().min(5).max(90) })).min(1),
  monitorDays: z.number().int().min(1).max(365),
  /** Laid over it by category, then by what the facts of the type say. */
  categories: z.record(Slug, PlaybookSource),
  overlap: z.partialRecord(z.enum(['several', 'two', 'replace', 'unknown']), PlaybookSource).default({}),
  deactivation: z.partialRecord(z.enum(['reversible', 'final', 'unknown']), PlaybookSource).default({})
})
export type PlaybooksSource = z.infer<typeof PlaybooksSource>
