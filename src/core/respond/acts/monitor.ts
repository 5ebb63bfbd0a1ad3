import type { CaseRecord, MonitorTask } from '../../../contract/case/record.ts'
import { isOfKey, type MonitorCheck } from '../../../contract/case/states.ts'
import { type Apply, by, notPossible } from './context.ts'
import { moment, oneLine } from './speak.ts'

/** Checks that Bulkhead can do by itself, from its sources and the imported logs. */
const automatic = new Set<MonitorCheck>(['value-absent', 'old-key-unused'])

const hour = 3_600_000

export const monitor: {
  'start-monitoring': Apply<'start-monitoring'>
  'record-check': Apply<'record-check'>
  'extend-monitoring': Apply<'extend-monitoring'>
} = {
  'start-monitoring': (record, { until, checks }, { facts }) => {
    if (Date.parse(until) <= Date.parse(facts.now)) throw notPossible('Monitoring can’t end before it begins. Give an end that lies ahead.')
    const tasks = checks.map(
      ({ check, title, everyHours }, index): MonitorTask => ({
        id: `check-${index + 1}`,
        check,
        title,
        automatic: automatic.has(check),
        everyHours,
        dueAt: later(facts.now, everyHours),
        results: []
      })
    )
    return {
      record: { ...record, monitor: { start: facts.now, end: until, checks: tasks, extendedFor: '' } },
      text: `Monitoring started, until ${moment(until)}, with ${tasks.length} ${tasks.length === 1 ? 'check' : 'checks'}.`
    }
  },
  'record-check': (record, { id, ok, note }, context) => {
    const result = { ok, note, ...by(context) }
    return recordCheck(record, id, result)
  },
  'extend-monitoring': (record, { until, reason }) => {
    if (!record.monitor) throw notPossible('The case is not monitored. Start monitoring first.')
    if (Date.parse(until) <= Date.parse(record.monitor.end))
      throw notPossible(`Monitoring runs until ${moment(record.monitor.end)} already. Give a later end.`)
    return {
      record: { ...record, monitor: { ...record.monitor, end: until, extendedFor: reason } },
      text: `Monitoring extended until ${moment(until)}: ${oneLine(reason)}`
    }
  }
}

/**
 * One result of a check, of a person or of Bulkhead. A failed one that shows the leak to be back reopens a case in monitoring; where the
 * old key works again, the proofs that it was dead go. Throws case.not-possible.
 */
export function recordCheck(
  record: CaseRecord,
  id: string,
  result: MonitorTask['results'][number]
): { record: CaseRecord; text: string; reopened: boolean } {
  const task = record.monitor?.checks.find((check) => check.id === id)
  if (!record.monitor || !task) throw notPossible('This case has no such check. List the checks of its monitoring.')
  const checks = record.monitor.checks.map((check) =>
    check.id === id ? { ...check, dueAt: later(result.at, check.everyHours), results: [...check.results, result] } : check
  )
  const reopened = !result.ok && isOfKey(task.check) && record.state === 'monitoring'
  const text = `Check “${task.title}”: ${result.ok ? 'in order' : 'NOT in order'}.${result.note === '' ? '' : ` ${oneLine(result.note)}`}`
  const changed: CaseRecord = { ...record, monitor: { ...record.monitor, checks } }
  if (!reopened) return { record: changed, text, reopened }
  const { 'monitoring-end': _, ...milestones } = changed.milestones
  const broken = { ...changed, milestones }
  const undone = task.check === 'old-key-dead' ? withoutProofs(broken) : broken
  return { record: { ...undone, state: 'reopened' }, text: `${text} The case is reopened.`, reopened }
}

const withoutProofs = (record: CaseRecord): CaseRecord => {
  const { 'old-deactivated': _, 'old-deleted': __, ...milestones } = record.milestones
  return {
    ...record,
    rejection: null,
    rotation: record.rotation.filter(({ step }) => step !== 'deactivated' && step !== 'deleted'),
    milestones
  }
}

/** A check that would fall due after the window's end is not owed. */
export const isOwed = ({ dueAt }: Pick<MonitorTask, 'dueAt'>, end: string): boolean => Date.parse(dueAt) <= Date.parse(end)

const later = (from: string, hours: number): string => new Date(Date.parse(from) + hours * hour).toISOString()
