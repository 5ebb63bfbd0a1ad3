import type { CaseRecord, Dependent } from '../../src/contract/case/record.ts'
import type { CaseState } from '../../src/contract/case/states.ts'
import type { CaseFacts } from '../../src/core/respond/case-facts.ts'
import { newCase } from '../../src/core/respond/open-case.ts'

export const now = '2026-11-24T08:00:00.000Z'
const opened = '2026-11-23T08:00:00.000Z'

export const by = { at: now, who: 'Ada' }

/** A case of one Stripe key, opened the day before, with these fields. */
export const aCase = (fields: Partial<CaseRecord> = {}): CaseRecord => ({
  ...newCase('INC-0001', {
    secrets: [
      {
        typeId: 'stripe-secret-key',
        type: 'Stripe secret key (live)',
        provider: 'Stripe',
        severity: 'critical',
        preview: 'sk_live_…f3Qa',
        fingerprint: 'a'.repeat(64)
      }
    ],
    findingIds: ['finding-1'],
    title: 'Stripe key in payments',
    at: opened,
    who: 'Ada'
  }),
  ...fields
})

/** What is known where nothing stands in the way: the value is in the history since the 20th, at no tip. */
export const someFacts = (facts: Partial<CaseFacts> = {}): CaseFacts => ({
  now,
  firstExposed: '2026-11-20T10:00:00.000Z',
  tips: [],
  found: 'history',
  gone: [],
  liveness: 'not-attempted',
  usage: null,
  ...facts
})

export const aDependent = (fields: Partial<Dependent> = {}): Dependent => ({
  id: 'hand-1',
  name: 'billing',
  foundBy: 'hand',
  certainty: 'confirmed',
  reason: 'Added by Ada.',
  kind: 'code',
  sourceName: '',
  path: null,
  line: null,
  owner: '',
  contact: '',
  environment: '',
  needsRestart: false,
  test: '',
  fallback: '',
  state: 'to-do',
  note: '',
  movedAt: null,
  ...fields
})

export const proofs = (...steps: CaseRecord['rotation'][number]['step'][]): CaseRecord['rotation'] =>
  steps.map((step) => ({ step, text: 'seen in the console', evidence: [], ...by }))

/** A case of which everything is done that its end needs. */
export const doneCase = (fields: Partial<CaseRecord> = {}): CaseRecord =>
  aCase({
    state: 'monitoring',
    dependentsSearchedAt: now,
    rotation: proofs('created', 'stored', 'switched', 'deactivated', 'deleted'),
    rejection: { text: '401', evidence: [], ...by },
    verdict: { outcome: 'no-sign-of-use', confidence: 'high', text: 'nothing', groups: [], ...by },
    prevention: [{ what: 'git-hook', text: 'installed', ...by }],
    monitor: { start: opened, end: '2026-11-24T07:00:00.000Z', checks: [], extendedFor: '' },
    ...fields
  })

export const states: readonly CaseState[] = [
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
]

/** The store's own, for those who began with it. */
export { caseRecord } from './stored-case.ts'
