import { expect, it } from 'vitest'
import { aCase, aDependent, by, doneCase, now, proofs, someFacts } from '../../../test/support/case-record.ts'
import type { CaseRecord } from '../../contract/case/record.ts'
import { type Playbook, taskIds } from '../catalog/playbook.ts'
import { progressOf, tasksOf } from './tasks.ts'

const all = Object.entries(taskIds).flatMap(([step, ids]) =>
  [...ids.automatic, ...ids.byHand].map((id) => ({
    id,
    step: step as keyof typeof taskIds,
    title: id,
    detail: '-',
    applies: 'applies' as const,
    source: '-',
    date: '2026-11-24'
  }))
)
const playbook: Pick<Playbook, 'tasks' | 'deactivation'> = { tasks: all, deactivation: 'reversible' }
const done = (record: Partial<CaseRecord>, facts = someFacts(), book = playbook): string[] =>
  tasksOf(book, aCase(record), facts).flatMap((task) => (task.done ? [task.id] : []))

const stated = (about: CaseRecord['statements'][number]['about']): Partial<CaseRecord> => ({ statements: [{ about, text: 'x', ...by }] })
const logImport: CaseRecord['imports'][number] = {
  id: 'import-1',
  name: 'log',
  format: 'csv',
  sha256: 'a'.repeat(64),
  size: 1,
  rows: 1,
  badLines: 0,
  problems: [],
  from: null,
  to: null,
  ...by
}

it.each<[string, Partial<CaseRecord>, string[]]>([
  ['nothing', {}, ['clean-tips']],
  ['an import', { imports: [logImport] }, ['save-logs', 'clean-tips']],
  ['no logs', stated('logs-unavailable'), ['save-logs', 'state-gaps', 'clean-tips']],
  ['gaps', stated('log-gaps'), ['state-gaps', 'clean-tips']],
  ['a verdict', { verdict: { outcome: 'not-knowable', confidence: 'low', text: 'x', groups: [], ...by } }, ['conclude', 'clean-tips']],
  ['created', { rotation: proofs('created') }, ['create', 'clean-tips']],
  ['stored', { rotation: proofs('stored') }, ['store', 'clean-tips']],
  ['switched', { rotation: proofs('switched') }, ['switch', 'clean-tips']],
  ['deactivated', { rotation: proofs('deactivated') }, ['deactivate', 'clean-tips']],
  ['deleted', { rotation: proofs('deleted') }, ['delete', 'clean-tips']],
  ['rejected', { rejection: { text: '401', evidence: [], ...by } }, ['prove-rejected', 'clean-tips']],
  ['unprovable while it is on', stated('rejection-unprovable'), ['clean-tips']],
  ['searched', { dependentsSearchedAt: now }, ['find', 'move-all', 'clean-tips']],
  ['a dependent', { dependents: [aDependent()] }, ['find', 'clean-tips']],
  ['prevention', { prevention: [{ what: 'other', text: 'x', ...by }] }, ['prevent', 'clean-tips']],
  ['monitoring', { monitor: { start: now, end: now, checks: [], extendedFor: '' } }, ['start', 'clean-tips']],
  ['a tick by hand', { tasks: { owners: { done: true, note: '', evidence: [], ...by } } }, ['owners', 'clean-tips']],
  ['a tick where none counts', { tasks: { conclude: { done: true, note: '', evidence: [], ...by } } }, ['clean-tips']]
])('%s does its tasks and no other', (_, record, expected) => {
  expect(done(record)).toEqual(expected)
})

it('leaves no automatic task without a cause', () => {
  const gone = done(doneCase({ statements: [{ about: 'log-gaps', text: 'x', ...by }], imports: [logImport] }))
  expect(gone).toEqual(Object.values(taskIds).flatMap(({ automatic }) => automatic))
})

it('takes the value out of the tips as a task, and gaps that the logs have not', () => {
  expect(done({}, someFacts({ tips: [{ sourceName: 'a', ref: 'main' }] }))).toEqual([])
  expect(done({}, someFacts({ usage: { groups: [], gaps: 0 } }))).toContain('state-gaps')
  expect(done({}, someFacts({ usage: { groups: [], gaps: 1 } }))).not.toContain('state-gaps')
})

it('counts a key as deleted that can only be deleted', () => {
  expect(done({ rotation: proofs('deactivated') }, someFacts(), { ...playbook, deactivation: 'final' })).toContain('delete')
})

it('shows of a tick its note and evidence', () => {
  const tasks = tasksOf(
    playbook,
    aCase({ tasks: { owners: { done: true, note: 'all asked', evidence: ['evidence-1'], ...by } } }),
    someFacts()
  )
  expect(tasks.find(({ id }) => id === 'owners')).toMatchObject({
    automatic: false,
    note: 'all asked',
    evidence: ['evidence-1'],
    command: null
  })
  expect(tasks.find(({ id }) => id === 'create')).toMatchObject({ automatic: true })
})

it('counts progress by what can be done', () => {
  const task = (step: 'assess' | 'rotate', doneNow: boolean, applies: 'applies' | 'not-available' | 'substitute') => ({
    step,
    done: doneNow,
    applies
  })
  const tasks = [
    task('assess', true, 'applies'),
    task('assess', false, 'substitute'),
    task('assess', false, 'not-available'),
    task('rotate', false, 'not-available')
  ]
  expect(progressOf(tasks)).toEqual({ assess: 0.5, rotate: 0, dependents: 0, monitor: 0 })
})
