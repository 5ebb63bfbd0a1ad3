import type { CaseRecord } from '../../contract/case/record.ts'
import type { Step } from '../../contract/case/states.ts'
import type { CaseTask } from '../../contract/case/view.ts'
import type { Playbook } from '../catalog/playbook.ts'
import { isAutomatic } from './acts/assess.ts'
import type { CaseFacts } from './case-facts.ts'
import { gateNow, hasStep } from './gates.ts'

/** The tasks of all steps in the order of the playbook, each with whether it is done: by a tick, or by what happened in the case. */
export function tasksOf(playbook: Pick<Playbook, 'tasks' | 'deactivation'>, record: CaseRecord, facts: CaseFacts): CaseTask[] {
  return playbook.tasks.map(({ id, step, title, detail, applies, command, url, source, date, conflict, neededToClose }) => {
    const automatic = isAutomatic(id)
    const ticked = record.tasks[id]
    return {
      id,
      step,
      title,
      detail,
      applies,
      command: command ?? null,
      url: url ?? null,
      source,
      date,
      conflict: conflict ?? null,
      neededToClose: neededToClose ?? false,
      automatic,
      done: automatic ? happened(id, playbook, record, facts) : (ticked?.done ?? false),
      note: ticked?.note ?? '',
      evidence: ticked?.evidence ?? []
    }
  })
}

function happened(id: string, { deactivation }: Pick<Playbook, 'deactivation'>, record: CaseRecord, facts: CaseFacts): boolean {
  const stated = (about: CaseRecord['statements'][number]['about']): boolean => record.statements.some((found) => found.about === about)
  const open = (gate: Parameters<typeof gateNow>[0]): boolean => gateNow(gate, record, facts).open
  switch (id) {
    case 'save-logs':
      return record.imports.length > 0 || stated('logs-unavailable')
    case 'state-gaps':
      return stated('log-gaps') || stated('logs-unavailable') || facts.usage?.gaps === 0
    case 'conclude':
      return record.verdict !== null
    case 'create':
      return hasStep(record, 'created')
    case 'store':
      return hasStep(record, 'stored')
    case 'switch':
      return hasStep(record, 'switched')
    case 'deactivate':
      return hasStep(record, 'deactivated')
    case 'delete':
      return isDeleted(record, deactivation)
    case 'prove-rejected':
      return open('old-value-rejected')
    case 'find':
      return record.dependentsSearchedAt !== null || record.dependents.length > 0
    case 'move-all':
      return open('dependents-moved')
    case 'start':
      return record.monitor !== null
    case 'prevent':
      return open('prevention-recorded')
    case 'clean-tips':
      return open('tips-clean')
    default:
      return false
  }
}

/** Where a key can only be deleted, deactivating it was that. */
export const isDeleted = (record: Pick<CaseRecord, 'rotation'>, deactivation: Playbook['deactivation']): boolean =>
  hasStep(record, 'deleted') || (deactivation === 'final' && hasStep(record, 'deactivated'))

/** Share of the tasks that can be done and are, per step. */
export function progressOf(tasks: readonly Pick<CaseTask, 'step' | 'applies' | 'done'>[]): Record<Step, number> {
  const share = (step: Step): number => {
    const own = tasks.filter((task) => task.step === step && task.applies !== 'not-available')
    return own.length === 0 ? 0 : own.filter(({ done }) => done).length / own.length
  }
  return { assess: share('assess'), rotate: share('rotate'), dependents: share('dependents'), monitor: share('monitor') }
}
