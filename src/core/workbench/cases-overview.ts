import type { CaseRecord } from '../../contract/case/record.ts'
import type { Step } from '../../contract/case/states.ts'
import type { CaseRow } from '../../contract/case/view.ts'
import type { CasesOverview, CaseTimes, Expiry, OpenCase } from '../../contract/overview.ts'
import { isOwed } from '../respond/acts/monitor.ts'
import { clocksOf } from '../respond/clocks.ts'
import { exposedFor, type Look, type LookParts, lookAtCase, rowOf } from '../respond/look-at-case.ts'
import { milestonesOf, timesOf } from '../respond/milestones.ts'
import { nextThing } from '../respond/next-thing.ts'
import { isEnded, stateNow } from '../respond/states.ts'
import type { StoredCase } from '../store/workspace.ts'

const shownCases = 6
const shownExpiries = 8
/** Older ones would not be in a chart of twelve months. */
const mostTimes = 500
const hour = 3_600_000
/** GDPR Art. 33 (1). */
const noticeWithin = 72 * hour
const horizon = 30 * 24 * hour

const stepName: Record<Step | 'case', string> = {
  case: 'The case is due',
  assess: 'Due: assess usage',
  rotate: 'Due: rotate',
  dependents: 'Due: update dependents',
  monitor: 'Due: monitor'
}

/** What the overview says of cases. Ended ones change no more, so what they took is worked out once. */
export function createCasesOverview(parts: LookParts): () => CasesOverview {
  const known = new Map<string, { updatedAt: string; times: CaseTimes[] }>()
  const look = ({ record }: StoredCase): Look => lookAtCase(parts, record, false)

  const endedTimes = (stored: StoredCase): CaseTimes[] => {
    const { record, updatedAt } = stored
    const before = known.get(record.id)
    if (before?.updatedAt === updatedAt) return before.times
    // One that ended without a dead key has no end that could be measured.
    const times = [timesOfCase(look(stored))].filter(({ isOff }) => isOff)
    known.set(record.id, { updatedAt, times })
    return times
  }

  return () => {
    const now = parts.clock().toISOString()
    const all = parts.workspace.cases.list()
    const isOpen = ({ record }: StoredCase): boolean => !isEnded(stateNow(record, now))
    const open = all.filter(isOpen).map((stored) => {
      const seen = look(stored)
      return { look: seen, row: rowOf(seen, stored.updatedAt) }
    })
    const rows = open.map(openCase).sort((a, b) => b.score - a.score || Date.parse(a.openedAt) - Date.parse(b.openedAt))
    const ended = all.filter((stored) => !isOpen(stored))
    const last = Date.parse(now) + horizon
    return {
      all: all.length,
      open: rows.length,
      critical: rows.filter(({ band }) => band === 'critical').length,
      unassigned: rows.filter(({ assignee }) => assignee === null).length,
      monitoring: rows.filter(({ state }) => state === 'monitoring').length,
      rows: rows.slice(0, shownCases),
      expiring: [...open.flatMap((one) => openExpiries(one.look)), ...ended.flatMap(({ record }) => endedExpiries(record))]
        .filter(({ at }) => Date.parse(at) <= last)
        .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
        .slice(0, shownExpiries),
      times: [...open.map((one) => timesOfCase(one.look)), ...ended.slice(0, mostTimes).flatMap(endedTimes)]
    }
  }
}

function timesOfCase({ record, facts }: Look): CaseTimes {
  const milestones = milestonesOf(record, facts)
  const off = milestones['old-deactivated'] ?? record.rejection?.at ?? null
  return { at: off ?? facts.now, isOff: off !== null, exposure: exposedFor(record, facts), repair: timesOf(milestones).contain }
}

function openCase({ look: { record, facts, playbook, overlap }, row }: { look: Look; row: CaseRow }): OpenCase {
  const milestones = milestonesOf(record, facts)
  return {
    ...row,
    next: nextThing(record, facts, clocksOf(playbook.clocks, milestones['first-exposed']), overlap)?.text ?? null,
    exposedFor: exposedFor(record, facts),
    oldKeyOff: milestones['old-deactivated'] !== null || record.rejection !== null
  }
}

type Dated = Pick<Expiry, 'what' | 'title' | 'at'>

const withCase = ({ id, title }: CaseRecord, dated: readonly Dated[]): Expiry[] =>
  dated.map((one) => ({ ...one, caseId: id, caseTitle: title }))

const openExpiries = (look: Look): Expiry[] =>
  withCase(look.record, [...logsOf(look), ...lawOf(look.record), ...dueOf(look.record), ...monitoringOf(look.record)])

const endedExpiries = (record: CaseRecord): Expiry[] =>
  withCase(
    record,
    record.state === 'accepted-risk' && record.acceptedUntil !== null
      ? [{ what: 'risk', title: 'Accepted risk ends', at: record.acceptedUntil }]
      : lawOf(record)
  )

/** Logs that are not gone yet, while nobody has said what they show. */
function logsOf({ record, facts, playbook }: Look): Dated[] {
  if (record.verdict || record.statements.some(({ about }) => about === 'logs-unavailable')) return []
  const provider = record.secrets[0]?.provider ?? ''
  return clocksOf(playbook.clocks, milestonesOf(record, facts)['first-exposed']).flatMap(({ log, expiresAt }) =>
    expiresAt !== null && expiresAt > facts.now ? [{ what: 'evidence' as const, title: `${provider}: ${log}`, at: expiresAt }] : []
  )
}

const lawOf = ({ legal }: CaseRecord): Dated[] =>
  legal?.decision === 'open'
    ? [{ what: 'law', title: 'GDPR notice, 72 h', at: new Date(Date.parse(legal.awareAt) + noticeWithin).toISOString() }]
    : []

const dueOf = ({ due }: CaseRecord): Dated[] =>
  (Object.keys(stepName) as (Step | 'case')[]).flatMap((what) => {
    const at = due[what]
    return at === undefined ? [] : [{ what: 'due' as const, title: stepName[what], at }]
  })

function monitoringOf({ state, monitor }: CaseRecord): Dated[] {
  if (state !== 'monitoring' || monitor === null) return []
  return [
    ...monitor.checks
      .filter((check) => isOwed(check, monitor.end))
      .map(({ title, dueAt }) => ({ what: 'check' as const, title, at: dueAt })),
    { what: 'window', title: 'Monitoring ends', at: monitor.end }
  ]
}
