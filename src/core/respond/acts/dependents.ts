import { type CaseRecord, type Dependent, Dependent as DependentRecord } from '../../../contract/case/record.ts'
import type { DependentState } from '../../../contract/case/states.ts'
import { type Apply, nextId, notPossible } from './context.ts'
import { oneLine } from './speak.ts'

const settled = new Set<DependentState>(['live', 'accepted-break', 'not-a-dependent'])

export const dependents: {
  'add-dependent': Apply<'add-dependent'>
  'edit-dependent': Apply<'edit-dependent'>
  'move-dependent': Apply<'move-dependent'>
} = {
  'add-dependent': (record, { dependent }, { who }) => {
    const added: Dependent = {
      ...dependent,
      id: nextId('hand', record.dependents),
      foundBy: 'hand',
      certainty: 'confirmed',
      reason: `Added by ${who}.`,
      state: 'to-do',
      note: '',
      movedAt: null
    }
    return { record: { ...record, dependents: [...record.dependents, added] }, text: `Dependent added: ${dependent.name}.` }
  },
  'edit-dependent': (record, { id, change }) => {
    const before = dependentOf(record, id)
    const fields = Object.entries(change).flatMap(([field, value]) => (value === undefined ? [] : [field]))
    if (fields.length === 0) throw notPossible('The act changes nothing of the dependent. Give at least one field.')
    const changed = DependentRecord.parse({
      ...before,
      ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    })
    return { record: withDependent(record, changed), text: `Dependent changed: ${before.name} (${fields.join(', ')}).` }
  },
  'move-dependent': (record, { id, to, note }, { facts }) => {
    const before = dependentOf(record, id)
    if (to === 'accepted-break' && note === '')
      throw notPossible(`To accept that ${before.name} breaks needs a reason in writing. Say in the note who accepts it and why.`)
    return {
      record: withDependent(record, {
        ...before,
        state: to,
        note: note === '' && to !== before.state ? '' : note || before.note,
        movedAt: settled.has(to) ? facts.now : null
      }),
      text: `${before.name}: ${states[to]}.${note === '' ? '' : ` ${oneLine(note)}`}`
    }
  }
}

function dependentOf(record: CaseRecord, id: string): Dependent {
  const found = record.dependents.find((dependent) => dependent.id === id)
  if (!found) throw notPossible('This case has no such dependent (any more). List its dependents.')
  return found
}

const withDependent = (record: CaseRecord, changed: Dependent): CaseRecord => ({
  ...record,
  dependents: record.dependents.map((dependent) => (dependent.id === changed.id ? changed : dependent))
})

const states: Record<DependentState, string> = {
  'to-do': 'still on the old key',
  staged: 'staged with the new key',
  tested: 'tested with the new key',
  live: 'live on the new key',
  'accepted-break': 'accepted to break',
  'not-a-dependent': 'does not use the key'
}
