import type { CloseReason } from '../../../contract/case/states.ts'
import { outcomes } from './assess.ts'
import { type Apply, by, notPossible } from './context.ts'
import { moment, oneLine } from './speak.ts'

/** No leak of a secret in use: what it was used for is no question. */
const noLeak = new Set<CloseReason>(['false-positive', 'test-fixture', 'duplicate'])

export const end: { close: Apply<'close'>; reopen: Apply<'reopen'> } = {
  close: (record, { reason, outcome, text, until }, context) => {
    const { now } = context.facts
    if (reason === 'accepted-until' && until === null) throw notPossible('A risk is accepted for a time. Say until when.')
    if (reason === 'accepted-until' && until !== null && Date.parse(until) <= Date.parse(now))
      throw notPossible('The time until which the risk is accepted is over. Give one that lies ahead.')
    if (reason !== 'accepted-until' && until !== null)
      throw notPossible('Only an accepted risk has an end. Leave “until” out, or close as accepted until then.')
    if (!noLeak.has(reason)) {
      const known = record.verdict?.outcome ?? 'not-knowable'
      if (outcome !== known)
        throw notPossible(
          record.verdict
            ? `The verdict on the use of the key is “${outcomes[known]}”. Close with that outcome, or give a new verdict first.`
            : 'Without a verdict on the use of the key the outcome is “not knowable”. Close with that outcome, or give a verdict first.'
        )
    }
    return {
      record: { ...record, close: { reason, outcome, text, ...by(context) }, acceptedUntil: until },
      text: `Closed as ${reasons[reason]}${until === null ? '' : ` until ${moment(until)}`}; outcome: ${outcomes[outcome]}. ${oneLine(text)}`
    }
  },
  reopen: (record, { reason }) => {
    const { closed: _, 'monitoring-end': __, ...milestones } = record.milestones
    return { record: { ...record, milestones, close: null, acceptedUntil: null }, text: `Reopened: ${oneLine(reason)}` }
  }
}

const reasons: Record<CloseReason, string> = {
  'revoked-verified': 'revoked and verified',
  'already-dead': 'dead already',
  'false-positive': 'a false positive',
  'test-fixture': 'a test fixture',
  'accepted-until': 'an accepted risk',
  duplicate: 'a duplicate'
}
