import { z } from 'zod'
import { Dependent } from './record.ts'
import {
  Audience,
  CloseReason,
  DependentState,
  Judgement,
  LeakCause,
  Milestone,
  MonitorCheck,
  Outcome,
  Prevention,
  RotationStep,
  Statement,
  Step
} from './states.ts'

const Time = z.iso.datetime()
const Line = z.string().trim().max(500)
const Said = z.string().trim().min(1).max(10_000)
const Text = z.string().trim().max(10_000)
const EvidenceIds = z.array(z.string().max(100)).max(100).default([])
const Id = z.string().min(1).max(200)
const DependentFields = Dependent.pick({
  name: true,
  kind: true,
  sourceName: true,
  path: true,
  line: true,
  owner: true,
  contact: true,
  environment: true,
  needsRestart: true,
  test: true,
  fallback: true
}).extend({ name: Line.min(1), owner: Line, contact: Line, environment: Line, test: Text, fallback: Text })

/** All that can be done to a case. Each is one entry of its journal. */
export const Act = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assign'), assignee: Line.min(1).nullable() }),
  z.object({ kind: z.literal('set-due'), what: z.enum(['case', ...Step.options]), at: Time.nullable() }),
  z.object({ kind: z.literal('note'), text: Said }),
  z.object({ kind: z.literal('rename'), title: Line.min(1) }),
  /** Begins work: `triage`, then `containing`. Later states follow from what was done. */
  z.object({ kind: z.literal('begin'), state: z.enum(['triage', 'containing', 'rotating']) }),
  z.object({ kind: z.literal('task'), task: Id, done: z.boolean(), note: Text.default(''), evidence: EvidenceIds }),
  z.object({ kind: z.literal('state'), about: Statement, text: Said }),
  z.object({ kind: z.literal('expose'), audience: Audience, firstPublicAt: Time.nullable().default(null), note: Text.default('') }),
  z.object({ kind: z.literal('judge'), group: Id, judgement: Judgement, note: Text.default('') }),
  z.object({
    kind: z.literal('conclude'),
    outcome: Outcome,
    confidence: z.enum(['low', 'medium', 'high']),
    text: Said,
    groups: z.array(Id).max(1000).default([])
  }),
  /** `value` is turned into its fingerprint before anything else sees it, and is never kept. */
  z.object({
    kind: z.literal('replace'),
    place: Line.min(1),
    keyId: Line.default(''),
    value: z.string().max(65_536).optional(),
    note: Text.default('')
  }),
  z.object({ kind: z.literal('rotate'), step: RotationStep, text: Said, evidence: EvidenceIds }),
  z.object({ kind: z.literal('prove-rejected'), text: Said, evidence: EvidenceIds }),
  z.object({ kind: z.literal('add-dependent'), dependent: DependentFields }),
  z.object({ kind: z.literal('edit-dependent'), id: Id, change: DependentFields.partial() }),
  z.object({ kind: z.literal('move-dependent'), id: Id, to: DependentState, note: Text.default('') }),
  z.object({ kind: z.literal('prevent'), what: Prevention, text: Said }),
  z.object({
    kind: z.literal('start-monitoring'),
    until: Time,
    checks: z
      .array(z.object({ check: MonitorCheck, title: Line.min(1), everyHours: z.number().int().min(1).max(8760) }))
      .min(1)
      .max(50)
  }),
  z.object({ kind: z.literal('record-check'), id: Id, ok: z.boolean(), note: Text.default('') }),
  z.object({ kind: z.literal('extend-monitoring'), until: Time, reason: Said }),
  z.object({ kind: z.literal('set-milestone'), milestone: Milestone, at: Time, reason: Said }),
  z.object({ kind: z.literal('find-cause'), cause: LeakCause, text: Said }),
  z.object({
    kind: z.literal('rate-impact'),
    functional: z.enum(['none', 'low', 'medium', 'high', 'unknown']),
    information: z.enum(['none', 'privacy', 'proprietary', 'integrity', 'unknown']),
    recoverability: z.enum(['regular', 'supplemented', 'extended', 'not-recoverable', 'unknown']),
    text: Text.default('')
  }),
  z.object({ kind: z.literal('learn'), text: Said, owner: Line.default(''), due: Time.nullable().default(null) }),
  z.object({ kind: z.literal('tell'), to: Line.min(1), channel: Line.default(''), text: Said }),
  z.object({
    kind: z.literal('weigh-law'),
    awareAt: Time,
    decision: z.enum(['open', 'notify', 'no-duty']),
    reason: Text.default(''),
    subjects: Text.default(''),
    consequences: Text.default(''),
    measures: Text.default(''),
    contact: Line.default('')
  }),
  z.object({ kind: z.literal('close'), reason: CloseReason, outcome: Outcome, text: Said, until: Time.nullable().default(null) }),
  z.object({ kind: z.literal('reopen'), reason: Said })
])
export type Act = z.infer<typeof Act>
export type ActKind = Act['kind']
