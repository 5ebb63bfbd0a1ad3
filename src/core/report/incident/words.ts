import type { z } from 'zod'
import type {
  Audience,
  CaseState,
  CloseReason,
  DependentState,
  Gate,
  Judgement,
  LeakCause,
  Milestone,
  Outcome,
  Prevention,
  RotationStep,
  Statement
} from '../../../contract/case/states.ts'
import type { UsageTest } from '../../../contract/case/usage.ts'

type Words<E extends z.ZodEnum> = Record<z.infer<E>, string>

/** What reports call the words of the contract. */
export const words = {
  state: {
    new: 'new',
    triage: 'in triage',
    containing: 'being contained',
    rotating: 'key being rotated',
    deactivated: 'old key deactivated',
    monitoring: 'being monitored',
    closed: 'closed',
    'false-positive': 'closed as a false positive',
    'accepted-risk': 'risk accepted',
    reopened: 'reopened'
  } satisfies Words<typeof CaseState>,
  audience: {
    public: 'the public',
    organisation: 'the whole organisation',
    team: 'one team',
    unknown: 'not known'
  } satisfies Words<typeof Audience>,
  outcome: {
    'used-by-others': 'used by others',
    'only-known-use': 'only known use',
    'no-sign-of-use': 'no sign of use',
    'not-knowable': 'not knowable'
  } satisfies Words<typeof Outcome>,
  milestone: {
    'first-exposed': 'First exposed',
    'first-public': 'First public',
    detected: 'Detected',
    declared: 'Declared',
    'usage-reviewed': 'Usage reviewed',
    'replacement-live': 'Replacement live',
    'old-deactivated': 'Old key deactivated',
    'old-deleted': 'Old key deleted',
    'monitoring-end': 'Monitoring ended',
    closed: 'Closed'
  } satisfies Words<typeof Milestone>,
  close: {
    'revoked-verified': 'revoked, and proven so',
    'already-dead': 'key was dead already',
    'false-positive': 'false positive',
    'test-fixture': 'test fixture',
    'accepted-until': 'accepted for a time',
    duplicate: 'duplicate of another case'
  } satisfies Words<typeof CloseReason>,
  rotation: {
    created: 'New key created',
    stored: 'New key stored',
    switched: 'Services switched',
    deactivated: 'Old key deactivated',
    deleted: 'Old key deleted'
  } satisfies Words<typeof RotationStep>,
  dependent: {
    'to-do': 'to do',
    staged: 'staged',
    tested: 'tested',
    live: 'live on the new key',
    'accepted-break': 'break accepted',
    'not-a-dependent': 'not a dependent'
  } satisfies Words<typeof DependentState>,
  gate: {
    'dependents-moved': 'all dependents moved before the old key goes',
    'old-value-rejected': 'old value proven rejected before monitoring',
    'usage-reviewed': 'usage reviewed before closing',
    'tips-clean': 'no branch tip holds the value',
    'prevention-recorded': 'prevention recorded',
    'monitoring-over': 'monitoring over',
    'rotation-order': 'rotation in its order'
  } satisfies Words<typeof Gate>,
  statement: {
    'logs-unavailable': 'logs not available',
    'log-gaps': 'gaps in the logs',
    'rejection-unprovable': 'rejection not provable',
    'tips-accepted': 'value left at a tip'
  } satisfies Words<typeof Statement>,
  judgement: { ours: 'ours', 'not-ours': 'not ours', unclear: 'unclear' } satisfies Words<typeof Judgement>,
  cause: {
    'improper-storage': 'improper storage',
    'accidental-exposure': 'accidental exposure',
    'compromised-system': 'compromised system',
    'shared-credential': 'shared credential',
    unknown: 'not known'
  } satisfies Words<typeof LeakCause>,
  prevention: {
    'secrets-manager': 'secrets manager',
    'environment-variable': 'environment variable',
    'git-hook': 'git hook',
    'ci-check': 'check in CI',
    'least-privilege': 'least privilege',
    training: 'training',
    other: 'other'
  } satisfies Words<typeof Prevention>,
  test: {
    'unfamiliar-ip': 'Unfamiliar address',
    'odd-hour': 'Odd hour',
    spike: 'Spike',
    'new-action': 'New action',
    failures: 'Failures'
  } satisfies Words<typeof UsageTest>,
  liveness: {
    live: 'live',
    dead: 'dead',
    undecided: 'not decided',
    'not-attempted': 'not checked online',
    'unsafe-to-check': 'unsafe to check'
  },
  decision: { open: 'not decided yet', notify: 'to be notified', 'no-duty': 'no duty to notify' }
}
