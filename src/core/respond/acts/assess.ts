import { taskIds } from '../../catalog/playbook.ts'
import type { CaseFacts } from '../case-facts.ts'
import { words } from '../states.ts'
import { type Apply, by, needEvidence, notPossible } from './context.ts'
import { moment, oneLine } from './speak.ts'

const automatic = new Set<string>(Object.values(taskIds).flatMap((ids) => ids.automatic))

/** Ticked by what happened in the case, not by a person. */
export const isAutomatic = (taskId: string): boolean => automatic.has(taskId)

export const assess: {
  begin: Apply<'begin'>
  task: Apply<'task'>
  state: Apply<'state'>
  expose: Apply<'expose'>
  judge: Apply<'judge'>
  conclude: Apply<'conclude'>
} = {
  begin: (record, { state }) => ({ record, text: `The case is ${words[state]}.` }),
  task: (record, { task: id, done, note, evidence }, context) => {
    const task = context.rules.playbook.tasks.find((known) => known.id === id)
    if (!task) throw notPossible('The playbook of this type has no such task. List the tasks of the case.')
    if (isAutomatic(id))
      throw notPossible(`“${task.title}” is ticked by what is done in the case, not by hand. Do it here, or note why it was not done.`)
    if (task.applies === 'not-available' && done) throw notPossible(`“${task.title}” is not available at this provider: ${task.detail}`)
    needEvidence(record, evidence)
    return {
      record: { ...record, tasks: { ...record.tasks, [id]: { done, note, evidence, ...by(context) } } },
      text: `${done ? 'Done' : 'Not done after all'}: ${task.title}.${note === '' ? '' : ` ${oneLine(note)}`}`
    }
  },
  state: (record, { about, text }, context) => ({
    record: { ...record, statements: [...record.statements, { about, text, ...by(context) }] },
    text: `Stated in writing that ${statements[about]}: ${oneLine(text)}`
  }),
  expose: (record, { audience, firstPublicAt, note }, { facts }) => {
    if (firstPublicAt !== null && Date.parse(firstPublicAt) > Date.parse(facts.now))
      throw notPossible('The time at which it became public can’t lie in the future. Correct it.')
    if (firstPublicAt !== null && facts.firstExposed !== null && Date.parse(firstPublicAt) < Date.parse(facts.firstExposed))
      throw notPossible(
        `It can’t have been public before it was first exposed, at ${moment(facts.firstExposed)}. Set that milestone first if it is wrong.`
      )
    return {
      record: { ...record, exposure: { audience, firstPublicAt, note } },
      text: `Who could see it: ${audiences[audience]}.${firstPublicAt === null ? '' : ` Public since ${moment(firstPublicAt)}.`}`
    }
  },
  judge: (record, { group, judgement, note }, context) => {
    const [judged] = needGroups(context.facts.usage, [group])
    return {
      record: { ...record, judgements: { ...record.judgements, [group]: { judgement, note, ...by(context) } } },
      text: `Rows of ${oneLine(judged?.name || 'no address')} judged ${judgements[judgement]}.${note === '' ? '' : ` ${oneLine(note)}`}`
    }
  },
  conclude: (record, { outcome, confidence, text, groups }, context) => {
    if (groups.length > 0) needGroups(context.facts.usage, groups)
    const foreign = Object.values(record.judgements).filter(({ judgement }) => judgement === 'not-ours').length
    if (foreign > 0 && (outcome === 'only-known-use' || outcome === 'no-sign-of-use'))
      throw notPossible(
        `${foreign} ${foreign === 1 ? 'group of rows is' : 'groups of rows are'} judged “not ours”, which this verdict contradicts. Judge ${foreign === 1 ? 'it' : 'them'} anew, or conclude otherwise.`
      )
    return {
      record: { ...record, verdict: { outcome, confidence, text, groups, ...by(context) } },
      text: `Verdict on the use of the key: ${outcomes[outcome]}, confidence ${confidence}. ${oneLine(text)}`
    }
  }
}

function needGroups(usage: CaseFacts['usage'], ids: readonly string[]): { name: string }[] {
  if (!usage) throw notPossible('There are no rows to judge yet. Import the logs first.')
  return ids.map((id) => {
    const found = usage.groups.find((group) => group.id === id)
    if (!found) throw notPossible('There is no such group of rows in this case (any more). Look at the usage again.')
    return found
  })
}

const statements = {
  'logs-unavailable': 'there are no logs',
  'log-gaps': 'the logs have gaps',
  'rejection-unprovable': 'rejection can’t be proven',
  'tips-accepted': 'the value may stay where it lies'
}

const audiences = { public: 'the public', organisation: 'the organisation', team: 'the team', unknown: 'not known' }

const judgements = { ours: '“ours”', 'not-ours': '“not ours”', unclear: '“unclear”' }

export const outcomes = {
  'used-by-others': 'used by others',
  'only-known-use': 'only known use',
  'no-sign-of-use': 'no sign of use',
  'not-knowable': 'not knowable'
}
