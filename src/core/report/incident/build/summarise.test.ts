import { expect, it } from 'vitest'
import { reportFacts } from '../../../../../test/support/report-facts.ts'
import type { CaseState, CloseReason } from '../../../../contract/case/states.ts'
import { buildIncidentReport } from './build-incident-report.ts'

/** The summary of a case in which no key was replaced and a task is open. */
function summary(state: CaseState, reason: CloseReason | null): string {
  const facts = reportFacts()
  const { record } = facts.view
  const close = reason && { reason, outcome: 'not-knowable' as const, text: 'So it is.', at: record.openedAt, who: 'Ada' }
  facts.view.record = { ...record, state, close, rotation: [], rejection: null }
  return buildIncidentReport(facts, 'internal', 0).summary.join('\n')
}

it.each<[CaseState, CloseReason]>([
  ['closed', 'already-dead'],
  ['closed', 'duplicate'],
  ['false-positive', 'false-positive'],
  ['false-positive', 'test-fixture'],
  ['accepted-risk', 'accepted-until']
])('of a case that ended as %s, %s names no open tasks', (state, reason) =>
  expect(summary(state, reason)).not.toMatch(/tasks? (?:is|are) open/)
)

it.each<CaseState>(['monitoring', 'reopened'])('of a case that is %s names open tasks', (state) =>
  expect(summary(state, null)).toContain('1 task is open.')
)

it.each<[CloseReason | null, boolean]>([
  [null, true],
  ['accepted-until', true],
  ['false-positive', false],
  ['test-fixture', false],
  ['duplicate', false]
])('with the end %s says that the key was not replaced: %s', (reason, says) =>
  expect(summary('closed', reason).includes('The old key has not been replaced yet.')).toBe(says)
)
