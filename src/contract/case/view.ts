import { z } from 'zod'
import { DecodedFact, Fact, Lifeline, Severity } from '../model.ts'
import { CaseRecord } from './record.ts'
import { CaseState, Gate, Milestone, Step } from './states.ts'

const Time = z.iso.datetime()
const Count = z.number().int().nonnegative()

/** The word for a severity score: fifths of 100. */
export const Band = z.enum(['critical', 'high', 'medium', 'low', 'info'])
export type Band = z.infer<typeof Band>

export const CaseRow = z.object({
  id: z.string(),
  title: z.string(),
  state: CaseState,
  type: z.string(),
  provider: z.string(),
  preview: z.string(),
  severity: Severity,
  score: z.number().int().min(0).max(100),
  band: Band,
  assignee: z.string().nullable(),
  openedAt: Time,
  updatedAt: Time,
  due: Time.nullable(),
  /** Share of the tasks of each step that is done, 0 to 1. */
  progress: z.record(Step, z.number().min(0).max(1)),
  dependents: z.object({ moved: Count, all: Count }),
  monitorEnd: Time.nullable(),
  evidenceExpires: Time.nullable()
})
export type CaseRow = z.infer<typeof CaseRow>

/** A task of a step, made from the playbook of the type and the state of the case. */
export const CaseTask = z.object({
  id: z.string(),
  step: Step,
  title: z.string(),
  /** How, in one or two sentences. */
  detail: z.string(),
  applies: z.enum(['applies', 'not-available', 'substitute']),
  /** Ready to copy; never with the value. */
  command: z.string().nullable(),
  url: z.string().nullable(),
  source: z.string(),
  date: z.string(),
  /** A source that says otherwise, and why this one is followed. */
  conflict: z.string().nullable(),
  neededToClose: z.boolean(),
  /** Set by what happened in the case (an import, a proof), not by a tick. */
  automatic: z.boolean(),
  done: z.boolean(),
  note: z.string(),
  evidence: z.array(z.string())
})
export type CaseTask = z.infer<typeof CaseTask>

export const GateState = z.object({ gate: Gate, open: z.boolean(), why: z.string(), overridden: z.string().nullable() })
export type GateState = z.infer<typeof GateState>

/** One factor of the severity sum. The score is the sum of `points`, at most 100. */
export const SeverityFactor = z.object({ factor: z.string(), points: z.number(), most: z.number(), why: z.string() })

export const Exposure = z.object({
  firstCommit: z.object({ oid: z.string(), date: Time, author: z.string() }).nullable(),
  /** Per source: where the value lies. */
  sources: z.array(
    z.object({
      /** Null for a place that is gone with its source. */
      findingId: z.string().nullable(),
      sourceName: z.string(),
      occurrences: Count,
      atTip: z.boolean(),
      reachable: z.boolean(),
      life: z.array(Lifeline),
      authors: z.array(z.string()),
      paths: z.array(z.string())
    })
  ),
  commits: Count,
  tips: z.array(z.object({ sourceName: z.string(), ref: z.string() })),
  /** Milliseconds from the first exposure to the end of the leak window or now. */
  exposedFor: z.number().nonnegative().nullable(),
  /** Places are gone from the store: their source was removed. What was known at the opening stays. */
  sourcesGone: z.boolean(),
  /** A finding of the first secret, to read its value again; null where no source holds it. */
  revealFrom: z.object({ findingId: z.string(), sourceName: z.string() }).nullable()
})
export type Exposure = z.infer<typeof Exposure>

/** Until when a provider's log still shows the exposure. */
export const EvidenceClock = z.object({
  log: z.string(),
  keeps: z.string(),
  /** When the rows of the first exposed hour are gone; null where the provider does not say how long it keeps them. */
  expiresAt: Time.nullable(),
  source: z.string(),
  date: z.string()
})
export type EvidenceClock = z.infer<typeof EvidenceClock>

export const Plan = z.object({
  overlap: z.enum(['several', 'two', 'replace', 'unknown']),
  overlapText: z.string(),
  steps: z.array(
    z.object({
      step: z.enum(['created', 'stored', 'switched', 'deactivated', 'deleted']),
      title: z.string(),
      detail: z.string(),
      facts: z.array(Fact),
      /** After it there is no way back. */
      pointOfNoReturn: z.boolean(),
      done: z.boolean(),
      possible: z.boolean(),
      why: z.string()
    })
  )
})
export type Plan = z.infer<typeof Plan>

/** The case as the page shows it: the record, and all that follows from it now. */
export const CaseView = z.object({
  record: CaseRecord,
  updatedAt: Time,
  severity: z.object({
    score: z.number().int().min(0).max(100),
    band: Band,
    factors: z.array(SeverityFactor)
  }),
  exposure: Exposure,
  decoded: z.array(DecodedFact),
  clocks: z.array(EvidenceClock),
  tasks: z.array(CaseTask),
  /** Facts of the playbook were checked at; null for a generic one. */
  factsCheckedAt: z.string().nullable(),
  plan: Plan,
  gates: z.array(GateState),
  milestones: z.array(z.object({ milestone: Milestone, at: Time.nullable() })),
  /** Milliseconds; null while one end is missing. */
  times: z.object({
    exposure: z.number().nullable(),
    detect: z.number().nullable(),
    contain: z.number().nullable(),
    repair: z.number().nullable()
  }),
  /** The one thing to do now. */
  next: z.object({ step: Step, text: z.string() }).nullable(),
  /** Other cases on the same secret. */
  others: z.array(CaseRow),
  journalEntries: Count,
  liveness: z.enum(['live', 'dead', 'undecided', 'not-attempted', 'unsafe-to-check'])
})
export type CaseView = z.infer<typeof CaseView>

export const JournalEntry = z.object({
  seq: z.number().int().positive(),
  at: Time,
  who: z.string(),
  /** Kind of act: one of acts.ts, or `open`, `attach`, `import`, `find-dependents`, `run-check`, `reveal`, `export`. */
  act: z.string(),
  /** One sentence for the timeline. */
  text: z.string(),
  /** The act as it was asked for, masked. Where it passed a shut gate, `override` is the reason and `gates` names them. */
  detail: z.record(z.string(), z.unknown()),
  /** SHA-256, hex, over the entry and `previous`. */
  hash: z.string(),
  previous: z.string()
})
export type JournalEntry = z.infer<typeof JournalEntry>

export const ChainCheck = z.object({
  intact: z.boolean(),
  entries: Count,
  broken: z.object({ seq: z.number().int(), why: z.string() }).nullable()
})
export type ChainCheck = z.infer<typeof ChainCheck>

export const ReportFormat = z.enum(['md', 'html', 'pdf', 'json', 'csv', 'sarif'])
export type ReportFormat = z.infer<typeof ReportFormat>
export const Edition = z.enum(['internal', 'external'])
export type Edition = z.infer<typeof Edition>

export const WorkingHours = z.object({
  /** IANA zone such as Europe/Berlin. */
  zone: z.string(),
  /** 1 = Monday … 7 = Sunday. */
  days: z.array(z.number().int().min(1).max(7)),
  /** Hours of the day, 0 to 24; from < to. */
  from: z.number().int().min(0).max(23),
  to: z.number().int().min(1).max(24)
})
export type WorkingHours = z.infer<typeof WorkingHours>

export const AllowEntry = z.object({ cidr: z.string(), label: z.string(), owner: z.string(), until: Time.nullable() })
export type AllowEntry = z.infer<typeof AllowEntry>

export const Settings = z.object({
  /** Who works here: the name that journals get. */
  me: z.string(),
  people: z.array(z.object({ name: z.string(), contact: z.string() })),
  allowList: z.array(AllowEntry),
  hours: WorkingHours
})
export type Settings = z.infer<typeof Settings>

export const Snippet = z.object({
  store: z.enum(['environment', 'aws-secrets-manager', 'hashicorp-vault', 'cyberark-conjur']),
  language: z.enum(['python', 'javascript', 'go', 'java', 'ruby']),
  /** Packages to add, as the language's installer takes them; empty for none. */
  install: z.string(),
  code: z.string()
})
export type Snippet = z.infer<typeof Snippet>
