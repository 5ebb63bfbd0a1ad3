import { z } from 'zod'
import { Severity } from '../model.ts'
import {
  Audience,
  CaseState,
  CloseReason,
  DependentState,
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
} from './states.ts'

const Time = z.iso.datetime()
const Count = z.number().int().nonnegative()
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** Who did it and when. `who` is the name in Settings, or `Bulkhead` for what it did by itself. */
const by = { at: Time, who: z.string() }
const EvidenceIds = z.array(z.string())

/** One secret of a case, in words that outlive its source. No value: `fingerprint` is the HMAC by the workspace key, in hex. */
export const CaseSecret = z.object({
  typeId: z.string(),
  type: z.string(),
  provider: z.string(),
  severity: Severity,
  preview: z.string(),
  fingerprint: Sha256
})
export type CaseSecret = z.infer<typeof CaseSecret>

export const Evidence = z.object({
  id: z.string(),
  name: z.string(),
  sha256: Sha256,
  size: Count,
  /** Where the file came from, as the responder says. */
  source: z.string(),
  note: z.string(),
  /** kept: a copy lies in the workspace. reference: only where it lay and its hash, since a copy would have held a secret or was not wanted. */
  held: z.enum(['kept', 'reference']),
  path: z.string(),
  ...by
})
export type Evidence = z.infer<typeof Evidence>

export const Dependent = z.object({
  id: z.string(),
  name: z.string(),
  /** `value`: holds the value itself. `name`: reads the variable. `path`: reads the place in a secrets store. `hand`: added by a person. */
  foundBy: z.enum(['value', 'name', 'path', 'hand']),
  certainty: z.enum(['confirmed', 'suspected']),
  reason: z.string(),
  kind: z.enum([
    'code',
    'env-file',
    'compose',
    'kubernetes',
    'helm',
    'terraform',
    'ansible',
    'dockerfile',
    'github-actions',
    'gitlab-ci',
    'circleci',
    'travis',
    'jenkins',
    'ci',
    'config',
    'other'
  ]),
  sourceName: z.string(),
  path: z.string().nullable(),
  line: Count.nullable(),
  owner: z.string(),
  contact: z.string(),
  environment: z.string(),
  needsRestart: z.boolean(),
  test: z.string(),
  fallback: z.string(),
  state: DependentState,
  note: z.string(),
  movedAt: Time.nullable()
})
export type Dependent = z.infer<typeof Dependent>

export const LogImport = z.object({
  id: z.string(),
  name: z.string(),
  format: z.string(),
  sha256: Sha256,
  size: Count,
  rows: Count,
  badLines: Count,
  /** First lines that could not be read: number and why, without their text. */
  problems: z.array(z.object({ line: Count, why: z.string() })),
  from: Time.nullable(),
  to: Time.nullable(),
  ...by
})
export type LogImport = z.infer<typeof LogImport>

export const MonitorTask = z.object({
  id: z.string(),
  check: MonitorCheck,
  title: z.string(),
  /** Bulkhead can do it by itself. */
  automatic: z.boolean(),
  everyHours: z.number().int().min(1).max(8760),
  dueAt: Time,
  results: z.array(z.object({ ok: z.boolean(), note: z.string(), ...by }))
})
export type MonitorTask = z.infer<typeof MonitorTask>

export const RotationProof = z.object({ step: RotationStep, text: z.string(), evidence: EvidenceIds, ...by })

/**
 * A case as it is kept: one document, changed by acts alone, each of which is in the journal. Texts of people are kept as they were
 * written, with secrets in them masked.
 */
export const CaseRecord = z.object({
  id: z.string().regex(/^INC-\d{4,}$/),
  title: z.string(),
  state: CaseState,
  openedAt: Time,
  openedBy: z.string(),
  secrets: z.array(CaseSecret).min(1),
  /** Findings it was opened from; others of the same secret belong to it all the same. */
  findingIds: z.array(z.string()),
  assignee: z.string().nullable(),
  due: z.partialRecord(z.enum(['case', ...Step.options]), Time),
  notes: z.array(z.object({ id: z.string(), text: z.string(), ...by })),
  /** By the id of the playbook's task. */
  tasks: z.record(z.string(), z.object({ done: z.boolean(), note: z.string(), evidence: EvidenceIds, ...by })),
  statements: z.array(z.object({ about: Statement, text: z.string(), ...by })),
  exposure: z.object({ audience: Audience, firstPublicAt: Time.nullable(), note: z.string() }),
  /** By the id of a group of usage rows. */
  judgements: z.record(z.string(), z.object({ judgement: Judgement, note: z.string(), ...by })),
  verdict: z
    .object({ outcome: Outcome, confidence: z.enum(['low', 'medium', 'high']), text: z.string(), groups: z.array(z.string()), ...by })
    .nullable(),
  /** Where the new key went; never the key. */
  replacement: z.object({ place: z.string(), keyId: z.string(), fingerprint: Sha256.nullable(), note: z.string(), ...by }).nullable(),
  rotation: z.array(RotationProof),
  rejection: z.object({ text: z.string(), evidence: EvidenceIds, ...by }).nullable(),
  dependents: z.array(Dependent),
  /** When the sources were last searched for dependents. */
  dependentsSearchedAt: Time.nullable(),
  prevention: z.array(z.object({ what: Prevention, text: z.string(), ...by })),
  monitor: z.object({ start: Time, end: Time, checks: z.array(MonitorTask), extendedFor: z.string() }).nullable(),
  evidence: z.array(Evidence),
  imports: z.array(LogImport),
  milestones: z.partialRecord(Milestone, Time),
  overrides: z.array(z.object({ gate: Gate, reason: z.string(), act: z.string(), ...by })),
  cause: z.object({ cause: LeakCause, text: z.string(), ...by }).nullable(),
  impact: z
    .object({
      functional: z.enum(['none', 'low', 'medium', 'high', 'unknown']),
      information: z.enum(['none', 'privacy', 'proprietary', 'integrity', 'unknown']),
      recoverability: z.enum(['regular', 'supplemented', 'extended', 'not-recoverable', 'unknown']),
      text: z.string(),
      ...by
    })
    .nullable(),
  lessons: z.array(z.object({ text: z.string(), owner: z.string(), due: Time.nullable(), ...by })),
  communications: z.array(z.object({ to: z.string(), channel: z.string(), text: z.string(), ...by })),
  /** Whether somebody must be notified by law: GDPR Art. 33 counts 72 hours from `awareAt`. */
  legal: z
    .object({
      awareAt: Time,
      decision: z.enum(['open', 'notify', 'no-duty']),
      reason: z.string(),
      subjects: z.string(),
      consequences: z.string(),
      measures: z.string(),
      contact: z.string(),
      ...by
    })
    .nullable(),
  close: z.object({ reason: CloseReason, outcome: Outcome, text: z.string(), ...by }).nullable(),
  acceptedUntil: Time.nullable()
})
export type CaseRecord = z.infer<typeof CaseRecord>
