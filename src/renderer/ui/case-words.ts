import type {
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
} from '../../contract/case/states.ts'
import type { UsageTest } from '../../contract/case/usage.ts'
import type { Band } from '../../contract/case/view.ts'
import type { Tone } from './tag.tsx'

/** What the words of a case are called on screen. */

export const steps = ['assess', 'rotate', 'dependents', 'monitor'] as const satisfies readonly Step[]

export const stepName: Record<Step, string> = {
  assess: 'Assess usage',
  rotate: 'Rotate',
  dependents: 'Update dependents',
  monitor: 'Monitor'
}

/** The pages of one case, as addresses name them. */
export const caseParts = [
  { part: 'assess', name: stepName.assess },
  { part: 'rotate', name: stepName.rotate },
  { part: 'dependents', name: stepName.dependents },
  { part: 'monitor', name: stepName.monitor },
  { part: 'record', name: 'Record: cause, impact, lessons, law' },
  { part: 'cleanup', name: 'Clean the history' },
  { part: 'evidence', name: 'Evidence' },
  { part: 'report', name: 'Summary and report' }
] as const
export type CasePart = (typeof caseParts)[number]['part']

interface Word {
  name: string
  tone: Tone
}

export const caseStates = [
  'new',
  'reopened',
  'triage',
  'containing',
  'rotating',
  'deactivated',
  'monitoring',
  'closed',
  'false-positive',
  'accepted-risk'
] as const satisfies readonly CaseState[]

export const caseStateWord: Record<CaseState, Word> = {
  new: { name: 'New', tone: 'flood' },
  triage: { name: 'Triage', tone: 'warn' },
  containing: { name: 'Containing', tone: 'warn' },
  rotating: { name: 'Rotating', tone: 'warn' },
  deactivated: { name: 'Old key off', tone: 'info' },
  monitoring: { name: 'Monitoring', tone: 'accent' },
  closed: { name: 'Closed', tone: 'ok' },
  'false-positive': { name: 'False positive', tone: 'plain' },
  'accepted-risk': { name: 'Risk accepted', tone: 'plain' },
  reopened: { name: 'Reopened', tone: 'flood' }
}

const ended: readonly CaseState[] = ['closed', 'false-positive', 'accepted-risk']
export const isEnded = (state: CaseState): boolean => ended.includes(state)

export const bandWord: Record<Band, Word> = {
  critical: { name: 'Critical', tone: 'crit' },
  high: { name: 'High', tone: 'flood' },
  medium: { name: 'Medium', tone: 'warn' },
  low: { name: 'Low', tone: 'plain' },
  info: { name: 'Info', tone: 'plain' }
}

export const outcomeWord: Record<Outcome, Word & { says: string }> = {
  'used-by-others': { name: 'Used by others', tone: 'crit', says: 'Rows of the logs show uses that were not ours.' },
  'only-known-use': { name: 'Only known use', tone: 'ok', says: 'Every row that stands out was explained.' },
  'no-sign-of-use': { name: 'No sign of use', tone: 'ok', says: 'The logs cover the exposure and nothing stands out.' },
  'not-knowable': { name: 'Not knowable', tone: 'warn', says: 'The logs do not cover it, or do not tell who called.' }
}

export const audienceWord: Record<Audience, Word> = {
  public: { name: 'Public', tone: 'flood' },
  organisation: { name: 'Organisation', tone: 'warn' },
  team: { name: 'Team', tone: 'plain' },
  unknown: { name: 'Audience unknown', tone: 'warn' }
}

export const judgementWord: Record<Judgement, Word> = {
  ours: { name: 'Ours', tone: 'ok' },
  'not-ours': { name: 'Not ours', tone: 'crit' },
  unclear: { name: 'Unclear', tone: 'warn' }
}

export const testWord: Record<UsageTest, Word> = {
  'unfamiliar-ip': { name: 'Unfamiliar IP', tone: 'flood' },
  'odd-hour': { name: 'Odd hour', tone: 'warn' },
  spike: { name: 'Spike', tone: 'warn' },
  'new-action': { name: 'New action', tone: 'info' },
  failures: { name: 'Failures', tone: 'warn' }
}

export const dependentStateName: Record<DependentState, string> = {
  'to-do': 'To do',
  staged: 'New key in staging',
  tested: 'Tested',
  live: 'Live on new key',
  'accepted-break': 'Accepted to break',
  'not-a-dependent': 'Not a dependent'
}

export const isMoved = (state: DependentState): boolean => state === 'live' || state === 'accepted-break'

export const rotationStepName: Record<RotationStep, string> = {
  created: 'Create the new key',
  stored: 'Store it',
  switched: 'Switch to it',
  deactivated: 'Deactivate the old key',
  deleted: 'Delete the old key'
}

export const gateName: Record<Gate, string> = {
  'dependents-moved': 'Nobody needs the old key',
  'old-value-rejected': 'The old value is rejected',
  'usage-reviewed': 'The usage was reviewed',
  'tips-clean': 'No branch tip holds the value',
  'prevention-recorded': 'Something was done against the next leak',
  'monitoring-over': 'The monitoring window is over',
  'rotation-order': 'The rotation goes in its order'
}

export const statementName: Record<Statement, string> = {
  'logs-unavailable': 'Logs are not available',
  'log-gaps': 'What the logs can’t show',
  'rejection-unprovable': 'The rejection can’t be proven',
  'tips-accepted': 'A tip keeps the value'
}

export const causeName: Record<LeakCause, string> = {
  'improper-storage': 'Improper storage: the value stood where values do not belong',
  'accidental-exposure': 'Accidental exposure: something private became public',
  'compromised-system': 'A compromised system or account',
  'shared-credential': 'A shared credential',
  unknown: 'Not known'
}

export const preventionName: Record<Prevention, string> = {
  'secrets-manager': 'Moved into a secrets manager',
  'environment-variable': 'Moved into an environment variable',
  'git-hook': 'A git hook refuses secrets',
  'ci-check': 'A check in CI refuses secrets',
  'least-privilege': 'The new key may do less',
  training: 'People were told how',
  other: 'Something else'
}

export const monitorCheckName: Record<MonitorCheck, string> = {
  'old-key-dead': 'The old key is still dead',
  'value-absent': 'The value is in no source again',
  'old-key-unused': 'Newly imported logs show no use of the old key',
  'services-healthy': 'The services work on the new key',
  custom: 'Something else'
}

export const closeReasonName: Record<CloseReason, string> = {
  'revoked-verified': 'Revoked and verified',
  'already-dead': 'It was dead already',
  'false-positive': 'False positive: not a secret',
  'test-fixture': 'A test fixture',
  'accepted-until': 'The risk is accepted until a day',
  duplicate: 'A duplicate of another case'
}

export const milestoneName: Record<Milestone, string> = {
  'first-exposed': 'First exposed',
  'first-public': 'First public',
  detected: 'Detected',
  declared: 'Case opened',
  'usage-reviewed': 'Usage reviewed',
  'replacement-live': 'New key live',
  'old-deactivated': 'Old key off',
  'old-deleted': 'Old key deleted',
  'monitoring-end': 'Monitoring over',
  closed: 'Closed'
}
