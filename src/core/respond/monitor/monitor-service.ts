import type { CaseRecord, MonitorTask } from '../../../contract/case/record.ts'
import type { UsageAnalysis } from '../../../contract/case/usage.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import type { Output } from '../../../contract/methods.ts'
import type { Workspace } from '../../store/workspace.ts'
import { isOwed, recordCheck } from '../acts/monitor.ts'
import type { CaseService } from '../case-service.ts'
import { findingsOf } from '../exposure.ts'
import { stateNow } from '../states.ts'
import type { CheckAnswer } from './check-answer.ts'
import { oldKeyUnused } from './old-key-unused.ts'
import { type ScannedSource, type ValuePlace, valueAbsent } from './value-absent.ts'

export interface MonitorParts {
  workspace: Pick<Workspace, 'cases' | 'findings' | 'occurrences' | 'sources' | 'scans'>
  cases: Pick<CaseService, 'change' | 'mask' | 'milestones'>
  usage: { analysis(caseId: string): Promise<UsageAnalysis | null> }
  clock: () => Date
}

const mostPlaces = 2000

/** Cases in their monitoring window, and what is due. One that was reopened stays in the list: its window is why. */
export function listMonitored({ workspace, clock }: Pick<MonitorParts, 'workspace' | 'clock'>): Output<'monitor.list'> {
  const now = clock().toISOString()
  return workspace.cases.list().flatMap(({ record }) => {
    const state = stateNow(record, now)
    const { monitor } = record
    if (!monitor || (state !== 'monitoring' && state !== 'reopened')) return []
    const checks = monitor.checks.map(({ id, check, title, automatic, dueAt, results }) => ({
      id,
      check,
      title,
      automatic,
      dueAt,
      overdue: state === 'monitoring' && dueAt < now && isOwed({ dueAt }, monitor.end),
      last: results.at(-1) ?? null
    }))
    return [{ caseId: record.id, title: record.title, state, start: monitor.start, end: monitor.end, checks }]
  })
}

/**
 * Does the automatic checks that are due; of one case, all of them. A regression reopens the case; nothing is ever closed. Throws case.not-found, and
 * case.not-possible for a case that is not monitored.
 */
export async function runMonitor(parts: MonitorParts, caseId?: string): Promise<Output<'monitor.run'>> {
  const { workspace, clock } = parts
  const now = clock().toISOString()
  const records = caseId === undefined ? workspace.cases.list().map(({ record }) => record) : [workspace.cases.get(caseId).record]
  const monitored = records.filter((record) => record.monitor && stateNow(record, now) === 'monitoring')
  if (caseId !== undefined && monitored.length === 0)
    throw new BulkheadError(
      'case.not-possible',
      `${caseId} is not in monitoring, so it has no checks to run. Start monitoring when the old key is dead.`
    )
  const results: Output<'monitor.run'> = []
  for (const record of monitored) {
    const checks = record.monitor?.checks ?? []
    for (const task of checks) {
      if (!task.automatic || (caseId === undefined && task.dueAt > now)) continue
      results.push(await runCheck(parts, record.id, task))
    }
  }
  return results
}

async function runCheck(parts: MonitorParts, caseId: string, task: MonitorTask): Promise<Output<'monitor.run'>[number]> {
  const told = { caseId, check: task.title }
  const answer = await answerOf(parts, caseId, task)
  if (answer === undefined)
    return { ...told, verdict: 'undecided', note: 'Bulkhead can’t do this check by itself. Record its result by hand.', reopened: false }
  const { record } = parts.workspace.cases.get(caseId)
  const note = parts.cases.mask(record)(answer.note)
  const { verdict } = answer
  if (verdict === 'undecided') return { ...told, verdict, note, reopened: false }
  const ok = verdict === 'in-order'
  const result = { ok, note, at: parts.clock().toISOString(), who: 'Bulkhead' }
  const { text, reopened } = recordCheck(record, task.id, result)
  parts.cases.change(
    caseId,
    { who: 'Bulkhead', act: 'run-check', text, detail: { check: task.id, ok, note, reopened } },
    (now) => recordCheck(now, task.id, result).record
  )
  return { ...told, verdict, note, reopened }
}

async function answerOf(parts: MonitorParts, caseId: string, task: MonitorTask): Promise<CheckAnswer | undefined> {
  const analysis = task.check === 'old-key-unused' ? await parts.usage.analysis(caseId) : null
  const { record } = parts.workspace.cases.get(caseId)
  const { monitor } = record
  if (!monitor) return undefined
  const about = { now: parts.clock().toISOString(), start: monitor.start, everyHours: task.everyHours }
  if (task.check === 'value-absent')
    return valueAbsent({
      ...about,
      sources: scannedSources(parts.workspace),
      places: placesOf(parts.workspace, record),
      wasAbsent: task.results.some(({ ok }) => ok),
      tipsAccepted: record.statements.some(({ about: statement }) => statement === 'tips-accepted')
    })
  if (task.check === 'old-key-unused')
    return oldKeyUnused({ ...about, deactivatedAt: parts.cases.milestones(record)['old-deactivated'], imports: record.imports, analysis })
  return undefined
}

function scannedSources({ sources, scans }: MonitorParts['workspace']): ScannedSource[] {
  return sources
    .list()
    .filter(({ kind }) => kind !== 'text')
    .map(({ id, name }) => {
      const last = scans.list({ sourceId: id, limit: 20 }).find(({ state }) => state === 'done' || state === 'incomplete')
      return { name, scannedAt: last?.endedAt ?? null, hasGaps: last?.state === 'incomplete' }
    })
}

function placesOf(workspace: MonitorParts['workspace'], record: CaseRecord): ValuePlace[] {
  return findingsOf(workspace, record).flatMap(({ id, sourceName, atTip, reachable, path }) => {
    const places = workspace.occurrences.detail(id, mostPlaces).places.map(
      (place): ValuePlace => ({
        sourceName,
        path: place.path,
        date: place.date,
        atTip: place.atTip,
        reachable: place.refCount > 0 || place.atTip
      })
    )
    return places.length > 0 ? places : [{ sourceName, path, date: null, atTip, reachable }]
  })
}
