import type { CaseRecord } from '../../src/contract/case/record.ts'
import { fakeFingerprint } from './workspace.ts'

/** A case as it is when it was opened on one secret of a made-up provider. */
export const caseRecord = (id: string, rest: Partial<CaseRecord> = {}): CaseRecord => ({
  id,
  title: 'A key of Stripe in payments',
  state: 'new',
  openedAt: '2026-11-24T08:00:00.000Z',
  openedBy: 'ada',
  secrets: [
    {
      typeId: 'stripe-secret-key',
      type: 'Stripe secret key',
      provider: 'Stripe',
      severity: 'critical',
      preview: 'sk_live_…f3Qa',
      fingerprint: Buffer.from(fakeFingerprint('a')).toString('hex')
    }
  ],
  findingIds: ['finding-1'],
  assignee: null,
  due: {},
  notes: [],
  tasks: {},
  statements: [],
  exposure: { audience: 'unknown', firstPublicAt: null, note: '' },
  judgements: {},
  verdict: null,
  replacement: null,
  rotation: [],
  rejection: null,
  dependents: [],
  dependentsSearchedAt: null,
  prevention: [],
  monitor: null,
  evidence: [],
  imports: [],
  milestones: {},
  overrides: [],
  cause: null,
  impact: null,
  lessons: [],
  communications: [],
  legal: null,
  close: null,
  acceptedUntil: null,
  ...rest
})
