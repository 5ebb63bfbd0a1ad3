import { z } from 'zod'
import { Dependent, Evidence, LogImport } from '../../../contract/case/record.ts'
import {
  Audience,
  CaseState,
  CloseReason,
  Gate,
  Judgement,
  LeakCause,
  Milestone,
  MonitorCheck,
  Outcome,
  Prevention,
  RotationStep,
  Statement,
  Step
} from '../../../contract/case/states.ts'
import { UsageBucket, UsageTest } from '../../../contract/case/usage.ts'
import { Edition, EvidenceClock, Exposure, SeverityFactor } from '../../../contract/case/view.ts'
import { DecodedFact, Liveness, Severity } from '../../../contract/model.ts'
import { ReportFacts, ReportPlace } from './report-facts.ts'

const Time = z.iso.datetime()
const Count = z.number().int().nonnegative()
const Milliseconds = z.number().nullable()
const by = { at: Time, who: z.string() }
/** What a fact rests on: `journal 12`, `evidence E1 (file)`, `log file, line 120`, `commit 1a2b…`. */
const Evidenced = z.object({ evidence: z.array(z.string()) })

export const TimelineEvent = Evidenced.extend({
  at: Time,
  who: z.string(),
  kind: z.enum(['exposure', 'milestone', 'usage', 'response']),
  text: z.string()
})
export type TimelineEvent = z.infer<typeof TimelineEvent>

export const ReportAction = Evidenced.extend({
  ...by,
  /** NIST SP 800-61r3, RS.MI: whether containment is for now or for good; `recovery` moves services to the new key. */
  kind: z.enum(['emergency', 'temporary', 'permanent', 'recovery']),
  text: z.string(),
  result: z.string()
})

export const ReportUsageGroup = Evidenced.extend({
  id: z.string(),
  ip: z.string(),
  actor: z.string(),
  action: z.string(),
  rows: Count,
  failed: Count,
  bytes: Count,
  from: Time,
  to: Time,
  reasons: z.array(z.object({ test: UsageTest, text: z.string() })),
  judgement: Judgement.nullable(),
  judgedBy: z.string().nullable(),
  note: z.string(),
  inVerdict: z.boolean()
})

/**
 * The report of one case, version 1: what every writer gets and what the JSON format is. Null and empty lists mean that something is not
 * known or did not happen; `notKnown` says in words what matters of it. Times are UTC, durations milliseconds.
 */
export const IncidentReport = z.object({
  schema: z.literal('bulkhead/incident-report'),
  schemaVersion: z.literal(1),
  /** 0 */
  cover: z.object({
    caseId: z.string(),
    title: z.string(),
    state: CaseState,
    tlp: z.enum(['TLP:AMBER+STRICT', 'TLP:AMBER']),
    edition: Edition,
    author: z.string(),
    assignee: z.string().nullable(),
    openedAt: Time,
    openedBy: z.string(),
    generatedAt: Time,
    zone: z.string(),
    tool: z.string(),
    toolVersion: z.string(),
    redactions: Count,
    journal: z.object({ entries: Count, intact: z.boolean(), broken: z.string().nullable(), lastHash: z.string().nullable() })
  }),
  /** 1, at most twelve lines */
  summary: z.array(z.string()).max(12),
  notKnown: z.array(z.string()),
  overrides: z.array(Evidenced.extend({ gate: Gate, reason: z.string(), act: z.string(), ...by })),
  /** 2 */
  classification: z.object({
    type: z.string(),
    provider: z.string(),
    audience: Audience,
    severity: z.object({ score: z.number(), band: z.string(), factors: z.array(SeverityFactor) }),
    outcome: Outcome.nullable(),
    confidence: z.enum(['low', 'medium', 'high']).nullable(),
    closeReason: CloseReason.nullable(),
    closeText: z.string(),
    acceptedUntil: Time.nullable(),
    liveness: Liveness
  }),
  /** 3 */
  times: z.object({
    milestones: z.array(z.object({ milestone: Milestone, at: Time.nullable() })),
    aware: Time.nullable(),
    exposure: Milliseconds,
    detect: Milliseconds,
    contain: Milliseconds,
    repair: Milliseconds
  }),
  /** 4 */
  secrets: z.array(
    z.object({
      typeId: z.string(),
      type: z.string(),
      provider: z.string(),
      severity: Severity,
      preview: z.string(),
      fingerprint: z.string()
    })
  ),
  decoded: z.array(DecodedFact),
  /** 5 */
  occurrences: z.object({
    inAll: Count,
    commits: Count,
    sources: Exposure.shape.sources,
    tips: Exposure.shape.tips,
    sourcesGone: z.boolean(),
    places: z.array(ReportPlace)
  }),
  /** 6 */
  exposure: z.object({
    audience: Audience,
    firstPublicAt: Time.nullable(),
    note: z.string(),
    firstCommit: Exposure.shape.firstCommit,
    exposedFor: z.number().nullable(),
    /** Whether the provider had already acted, as the responder recorded it. */
    provider: Evidenced.extend({ done: z.boolean(), note: z.string() }).nullable()
  }),
  /** 7 */
  usage: z.object({
    asked: z.array(EvidenceClock),
    obtained: z.array(LogImport),
    notObtainable: z.array(z.object({ text: z.string(), ...by })),
    statedGaps: z.array(z.object({ text: z.string(), ...by })),
    rows: z.object({ all: Count, before: Count, exposed: Count, after: Count }).nullable(),
    covered: z.object({ from: Time, to: Time }).nullable(),
    tests: z.array(z.object({ test: UsageTest, ran: z.boolean(), fired: Count, text: z.string() })),
    groups: z.array(ReportUsageGroup),
    gaps: z.array(z.string()),
    afterUses: z.object({ rows: Count, failed: Count }).nullable(),
    bucketHours: Count,
    buckets: z.array(UsageBucket),
    /** What the rules would say; the verdict is a person's. */
    suggestion: z.string().nullable(),
    verdict: Evidenced.extend({ outcome: Outcome, confidence: z.enum(['low', 'medium', 'high']), text: z.string(), ...by }).nullable()
  }),
  /** 8. `judged`: a person called its use not ours; `observed`: it stands in a log and stood out. */
  indicators: z.array(
    Evidenced.extend({
      kind: z.enum(['address', 'account', 'user agent', 'key']),
      value: z.string(),
      standing: z.enum(['judged', 'observed']),
      first: Time,
      last: Time,
      rows: Count,
      /** First, last and the number are of the rows in annex B, the first of each use: there may be more. */
      atLeast: z.boolean()
    })
  ),
  /** 9 */
  impact: z
    .object({
      functional: z.string(),
      information: z.string(),
      recoverability: z.string(),
      text: z.string(),
      subjects: z.string(),
      ...by
    })
    .nullable(),
  /** 10 */
  actions: z.array(ReportAction),
  /** 11 */
  rotation: z.object({
    oldKey: z.string(),
    replacement: z.object({ place: z.string(), keyId: z.string(), fingerprint: z.string().nullable(), note: z.string(), ...by }).nullable(),
    overlapRule: z.string(),
    overlap: z.object({ from: Time, to: Time.nullable() }).nullable(),
    steps: z.array(
      Evidenced.extend({
        step: RotationStep,
        title: z.string(),
        at: Time.nullable(),
        who: z.string(),
        text: z.string(),
        pointOfNoReturn: z.boolean()
      })
    ),
    rejection: Evidenced.extend({ text: z.string(), ...by }).nullable(),
    unprovable: z.array(z.object({ text: z.string(), ...by }))
  }),
  /** 12 */
  dependents: z.object({ searchedAt: Time.nullable(), list: z.array(Dependent) }),
  /** 13 */
  monitoring: z
    .object({
      start: Time,
      end: Time,
      extendedFor: z.string(),
      checks: z.array(
        z.object({
          check: MonitorCheck,
          title: z.string(),
          automatic: z.boolean(),
          everyHours: Count,
          results: z.array(z.object({ ok: z.boolean(), note: z.string(), ...by }))
        })
      ),
      afterUses: z.object({ rows: Count, failed: Count }).nullable()
    })
    .nullable(),
  /** 14 */
  communications: z.array(z.object({ to: z.string(), channel: z.string(), text: z.string(), ...by })),
  /** 15 */
  legal: z
    .object({
      awareAt: Time,
      due: Time,
      overdue: z.boolean(),
      decision: z.enum(['open', 'notify', 'no-duty']),
      reason: z.string(),
      nature: z.string(),
      subjects: z.string(),
      consequences: z.string(),
      measures: z.string(),
      contact: z.string(),
      ...by
    })
    .nullable(),
  /** 16 */
  timeline: z.array(TimelineEvent),
  /** 17 */
  cause: z.object({ cause: LeakCause, text: z.string(), ...by }).nullable(),
  /** 18 */
  lessons: z.array(z.object({ text: z.string(), owner: z.string(), due: Time.nullable(), ...by })),
  prevention: z.array(z.object({ what: Prevention, text: z.string(), ...by })),
  openTasks: z.array(z.object({ step: Step, title: z.string(), neededToClose: z.boolean() })),
  /** 19 */
  evidence: z.array(Evidence),
  /** 20 */
  method: z.object({
    rules: z.string(),
    types: Count,
    playbook: z.object({ checkedAt: z.string().nullable(), sources: z.array(z.object({ source: z.string(), date: z.string() })) }),
    conflicts: z.array(z.string()),
    notApplicable: z.array(z.object({ title: z.string(), applies: z.enum(['not-available', 'substitute']), why: z.string() })),
    scans: ReportFacts.shape.scans,
    calls: ReportFacts.shape.calls,
    otherCases: z.array(z.string())
  }),
  /** Annex A: what people noted, which are opinions as well as facts */
  notes: z.array(z.object({ text: z.string(), ...by })),
  statements: z.array(z.object({ about: Statement, text: z.string(), ...by })),
  /** Annex B */
  rows: ReportFacts.shape.rows,
  /** Annex C */
  cleanup: ReportFacts.shape.cleanup,
  /** Annex D */
  journal: ReportFacts.shape.journal
})
export type IncidentReport = z.infer<typeof IncidentReport>
