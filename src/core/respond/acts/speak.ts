import { labels, milestoneProblem, milestonesOf } from '../milestones.ts'
import { type Apply, by, nextId, notPossible } from './context.ts'

/** Acts that say something about a case, in any of its states. */
export const speak: {
  assign: Apply<'assign'>
  'set-due': Apply<'set-due'>
  note: Apply<'note'>
  rename: Apply<'rename'>
  'find-cause': Apply<'find-cause'>
  'rate-impact': Apply<'rate-impact'>
  learn: Apply<'learn'>
  tell: Apply<'tell'>
  'weigh-law': Apply<'weigh-law'>
  'set-milestone': Apply<'set-milestone'>
  prevent: Apply<'prevent'>
} = {
  assign: (record, { assignee }) => ({
    record: { ...record, assignee },
    text: assignee === null ? 'Nobody is assigned any more.' : `Assigned to ${assignee}.`
  }),
  'set-due': (record, { what, at }) => {
    const { [what]: _, ...due } = record.due
    const subject = what === 'case' ? 'The case' : `The step “${what}”`
    return {
      record: { ...record, due: at === null ? due : { ...due, [what]: at } },
      text: at === null ? `${subject} has no due time any more.` : `${subject} is due at ${moment(at)}.`
    }
  },
  note: (record, { text }, context) => ({
    record: { ...record, notes: [...record.notes, { id: nextId('note', record.notes), text, ...by(context) }] },
    text: `Noted: ${oneLine(text)}`
  }),
  rename: (record, { title }) => ({ record: { ...record, title }, text: `Renamed to “${title}”.` }),
  'find-cause': (record, { cause, text }, context) => ({
    record: { ...record, cause: { cause, text, ...by(context) } },
    text: `Cause of the leak: ${causes[cause]}. ${oneLine(text)}`
  }),
  'rate-impact': (record, { functional, information, recoverability, text }, context) => ({
    record: { ...record, impact: { functional, information, recoverability, text, ...by(context) } },
    text: `Impact rated: functional ${functional}, information ${information}, recoverability ${recoverability}.`
  }),
  learn: (record, { text, owner, due }, context) => ({
    record: { ...record, lessons: [...record.lessons, { text, owner, due, ...by(context) }] },
    text: `Lesson${owner === '' ? '' : ` for ${owner}`}: ${oneLine(text)}`
  }),
  tell: (record, { to, channel, text }, context) => ({
    record: { ...record, communications: [...record.communications, { to, channel, text, ...by(context) }] },
    text: `Told ${to}${channel === '' ? '' : ` by ${channel}`}: ${oneLine(text)}`
  }),
  'weigh-law': (record, { awareAt, decision, reason, subjects, consequences, measures, contact }, context) => {
    if (Date.parse(awareAt) > Date.parse(context.facts.now))
      throw notPossible('Nobody can become aware of a breach in the future. Correct the time.')
    if (decision === 'no-duty' && reason === '')
      throw notPossible('To decide that nobody must be notified needs a reason: it must be documented (GDPR Art. 33(5)).')
    return {
      record: { ...record, legal: { awareAt, decision, reason, subjects, consequences, measures, contact, ...by(context) } },
      text: `Duty to notify: ${decisions[decision]}.`
    }
  },
  'set-milestone': (record, { milestone, at, reason }, { facts }) => {
    const problem = milestoneProblem(milestonesOf(record, facts), milestone, at, facts.now)
    if (problem) throw notPossible(problem)
    return {
      record: { ...record, milestones: { ...record.milestones, [milestone]: at } },
      text: `Milestone “${labels[milestone]}” set to ${moment(at)}: ${oneLine(reason)}`
    }
  },
  prevent: (record, { what, text }, context) => ({
    record: { ...record, prevention: [...record.prevention, { what, text, ...by(context) }] },
    text: `Against the next leak (${what}): ${oneLine(text)}`
  })
}

const causes = {
  'improper-storage': 'improper storage',
  'accidental-exposure': 'accidental exposure',
  'compromised-system': 'a compromised system',
  'shared-credential': 'a shared credential',
  unknown: 'unknown'
}

const decisions = { open: 'not decided yet', notify: 'there is one', 'no-duty': 'there is none' }

/** A time in a sentence; the exact one stands in the detail of the entry. */
export const moment = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`

const mostShown = 160

/** For the timeline: the whole text stands in the record. */
export function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > mostShown ? `${line.slice(0, mostShown - 1)}…` : line
}
