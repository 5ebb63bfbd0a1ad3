import { z } from 'zod'

/** The words of a case: states, steps, milestones, reasons. What may follow what is decided in core/respond. */

export const CaseState = z.enum([
  'new',
  'triage',
  'containing',
  'rotating',
  'deactivated',
  'monitoring',
  'closed',
  'false-positive',
  'accepted-risk',
  'reopened'
])
export type CaseState = z.infer<typeof CaseState>

export const Step = z.enum(['assess', 'rotate', 'dependents', 'monitor'])
export type Step = z.infer<typeof Step>

/** In the order in which they can have happened. */
export const Milestone = z.enum([
  'first-exposed',
  'first-public',
  'detected',
  'declared',
  'usage-reviewed',
  'replacement-live',
  'old-deactivated',
  'old-deleted',
  'monitoring-end',
  'closed'
])
export type Milestone = z.infer<typeof Milestone>

export const CloseReason = z.enum(['revoked-verified', 'already-dead', 'false-positive', 'test-fixture', 'accepted-until', 'duplicate'])
export type CloseReason = z.infer<typeof CloseReason>

/** What became of the key while it was exposed. */
export const Outcome = z.enum(['used-by-others', 'only-known-use', 'no-sign-of-use', 'not-knowable'])
export type Outcome = z.infer<typeof Outcome>

export const Audience = z.enum(['public', 'organisation', 'team', 'unknown'])
export type Audience = z.infer<typeof Audience>

/** Order of the life of a replacement; each needs the one before. */
export const RotationStep = z.enum(['created', 'stored', 'switched', 'deactivated', 'deleted'])
export type RotationStep = z.infer<typeof RotationStep>

export const DependentState = z.enum(['to-do', 'staged', 'tested', 'live', 'accepted-break', 'not-a-dependent'])
export type DependentState = z.infer<typeof DependentState>

/** What a gate guards. Each refusal names one, and an override is for one. */
export const Gate = z.enum([
  /** The old key stays on while somebody uses it. */
  'dependents-moved',
  /** No monitoring before the old value was rejected, or why that can't be proven is written down. */
  'old-value-rejected',
  'usage-reviewed',
  /** No tip of a branch holds the value. */
  'tips-clean',
  'prevention-recorded',
  'monitoring-over',
  /** Rotation goes in its order. */
  'rotation-order'
])
export type Gate = z.infer<typeof Gate>

/** What can be stated in writing where it can't be proven. */
export const Statement = z.enum(['logs-unavailable', 'log-gaps', 'rejection-unprovable', 'tips-accepted'])
export type Statement = z.infer<typeof Statement>

export const Judgement = z.enum(['ours', 'not-ours', 'unclear'])
export type Judgement = z.infer<typeof Judgement>

export const LeakCause = z.enum(['improper-storage', 'accidental-exposure', 'compromised-system', 'shared-credential', 'unknown'])
export type LeakCause = z.infer<typeof LeakCause>

export const Prevention = z.enum([
  'secrets-manager',
  'environment-variable',
  'git-hook',
  'ci-check',
  'least-privilege',
  'training',
  'other'
])
export type Prevention = z.infer<typeof Prevention>

export const MonitorCheck = z.enum(['old-key-dead', 'value-absent', 'old-key-unused', 'services-healthy', 'custom'])
export type MonitorCheck = z.infer<typeof MonitorCheck>

/** What a failed check means: of the key that the leak is back, of a service only that it is unwell. */
export const isOfKey = (check: MonitorCheck): boolean => check !== 'services-healthy' && check !== 'custom'
