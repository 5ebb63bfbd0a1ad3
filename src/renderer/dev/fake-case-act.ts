import type { Act } from '../../contract/case/acts.ts'
import type { CaseRecord } from '../../contract/case/record.ts'
import type { Gate } from '../../contract/case/states.ts'
import { BulkheadError } from '../../contract/errors.ts'

/** The acts of a made-up case: enough of the rules that the page can be tried and tested; the real ones are the core's. */

const isMoved = (state: string): boolean => state === 'live' || state === 'accepted-break' || state === 'not-a-dependent'
export const waiting = (record: CaseRecord): number => record.dependents.filter((one) => !isMoved(one.state)).length

export interface FakeGate {
  gate: Gate
  open: boolean
  why: string
}

export function fakeGates(record: CaseRecord): FakeGate[] {
  const left = waiting(record)
  const states = (about: string): boolean => record.statements.some((one) => one.about === about)
  const isOver = record.monitor !== null && Date.parse(record.monitor.end) <= Date.now()
  return [
    {
      gate: 'dependents-moved',
      open: left === 0,
      why:
        left === 0
          ? 'Every dependent is live on the new key or accepted to break.'
          : `${left} ${left === 1 ? 'dependent still uses' : 'dependents still use'} the old key.`
    },
    {
      gate: 'rotation-order',
      open: true,
      why: 'Each step follows the one before.'
    },
    {
      gate: 'old-value-rejected',
      open: record.rejection !== null || states('rejection-unprovable'),
      why: record.rejection ? 'The old value was proven rejected.' : 'Nobody has proven yet that the old value is rejected.'
    },
    {
      gate: 'usage-reviewed',
      open: record.verdict !== null && (states('log-gaps') || states('logs-unavailable')),
      why:
        states('log-gaps') || states('logs-unavailable')
          ? 'The leak window was reviewed.'
          : 'The logs have 2 gaps, and nobody stated what they can’t show.'
    },
    {
      gate: 'tips-clean',
      open: states('tips-accepted'),
      why: states('tips-accepted')
        ? 'It is accepted that tips keep it.'
        : 'Two branch tips still hold the value: main and release/2.x of newsletter-service.'
    },
    {
      gate: 'prevention-recorded',
      open: record.prevention.length > 0,
      why: record.prevention.length > 0 ? 'A prevention step is recorded.' : 'No prevention step is recorded.'
    },
    {
      gate: 'monitoring-over',
      open: isOver,
      why:
        record.monitor === null
          ? 'Monitoring has not begun.'
          : isOver
            ? 'The monitoring window is over.'
            : 'The monitoring window is still open.'
    }
  ]
}

const guards = (act: Act): Gate[] => {
  if (act.kind === 'rotate' && act.step === 'deactivated') return ['dependents-moved']
  if (act.kind === 'start-monitoring') return ['old-value-rejected']
  if (act.kind === 'close' && act.reason === 'revoked-verified')
    return ['usage-reviewed', 'tips-clean', 'prevention-recorded', 'monitoring-over']
  return []
}

export function refuse(record: CaseRecord, act: Act, override: string | undefined): Gate[] {
  const shut = fakeGates(record).filter((gate) => !gate.open && guards(act).includes(gate.gate))
  const [first] = shut
  if (first && override === undefined) throw new BulkheadError('case.refused', first.why, { data: { gate: first.gate, overridable: true } })
  return shut.map((gate) => gate.gate)
}

/** The record after the act, and its sentence for the timeline. */
export function applyAct(record: CaseRecord, act: Act, number: number): { record: CaseRecord; text: string } {
  const by = { at: new Date().toISOString(), who: 'M. Reyes' }
  switch (act.kind) {
    case 'assign':
      return {
        record: { ...record, assignee: act.assignee },
        text: act.assignee === null ? 'Left the case without an owner' : `Gave the case to ${act.assignee}`
      }
    case 'set-due':
      return {
        record: { ...record, due: { ...record.due, ...(act.at === null ? {} : { [act.what]: act.at }) } },
        text: `Set when the ${act.what} is due`
      }
    case 'note':
      return { record: { ...record, notes: [...record.notes, { id: `note-${number}`, text: act.text, ...by }] }, text: act.text }
    case 'rename':
      return { record: { ...record, title: act.title }, text: `Renamed the case to ${act.title}` }
    case 'begin':
      return { record: { ...record, state: act.state }, text: `Began: ${act.state}` }
    case 'task':
      return {
        record: { ...record, tasks: { ...record.tasks, [act.task]: { done: act.done, note: act.note, evidence: act.evidence, ...by } } },
        text: `${act.done ? 'Did' : 'Took back'} the task ${act.task}`
      }
    case 'state':
      return {
        record: { ...record, statements: [...record.statements, { about: act.about, text: act.text, ...by }] },
        text: `Stated: ${act.text}`
      }
    case 'expose':
      return {
        record: { ...record, exposure: { audience: act.audience, firstPublicAt: act.firstPublicAt, note: act.note } },
        text: `Rated the audience as ${act.audience}`
      }
    case 'judge':
      return {
        record: { ...record, judgements: { ...record.judgements, [act.group]: { judgement: act.judgement, note: act.note, ...by } } },
        text: `Judged ${act.group} as ${act.judgement.replace('-', ' ')}`
      }
    case 'conclude':
      return {
        record: { ...record, verdict: { outcome: act.outcome, confidence: act.confidence, text: act.text, groups: act.groups, ...by } },
        text: `Concluded: ${act.outcome}`
      }
    case 'replace':
      return {
        record: {
          ...record,
          replacement: {
            place: act.place,
            keyId: act.keyId,
            note: act.note,
            fingerprint: act.value === undefined ? null : '5d'.repeat(32),
            ...by
          }
        },
        text: `Recorded the new key at ${act.place}`
      }
    case 'rotate': {
      const state = act.step === 'deactivated' ? 'deactivated' : record.state === 'containing' ? 'rotating' : record.state
      return {
        record: { ...record, state, rotation: [...record.rotation, { step: act.step, text: act.text, evidence: act.evidence, ...by }] },
        text: `Rotation: ${act.step}. ${act.text}`
      }
    }
    case 'prove-rejected':
      return {
        record: { ...record, rejection: { text: act.text, evidence: act.evidence, ...by } },
        text: 'Proved that the old value is rejected'
      }
    case 'add-dependent':
      return {
        record: {
          ...record,
          dependents: [
            ...record.dependents,
            {
              ...act.dependent,
              id: `dep-${number}`,
              foundBy: 'hand',
              certainty: 'confirmed',
              reason: 'added by hand',
              state: 'to-do',
              note: '',
              movedAt: null
            }
          ]
        },
        text: `Added ${act.dependent.name}`
      }
    case 'edit-dependent': {
      const change = Object.fromEntries(Object.entries(act.change).filter(([, value]) => value !== undefined))
      return {
        record: { ...record, dependents: record.dependents.map((one) => (one.id === act.id ? { ...one, ...change } : one)) },
        text: 'Changed a dependent'
      }
    }
    case 'move-dependent':
      return {
        record: {
          ...record,
          dependents: record.dependents.map((one) => (one.id === act.id ? { ...one, state: act.to, note: act.note, movedAt: by.at } : one))
        },
        text: `Moved ${record.dependents.find((one) => one.id === act.id)?.name ?? act.id} to ${act.to}`
      }
    case 'prevent':
      return {
        record: { ...record, prevention: [...record.prevention, { what: act.what, text: act.text, ...by }] },
        text: `Prevention: ${act.text}`
      }
    case 'start-monitoring':
      return {
        record: {
          ...record,
          state: 'monitoring',
          monitor: {
            start: by.at,
            end: act.until,
            extendedFor: '',
            checks: act.checks.map((check, at) => ({
              ...check,
              id: `check-${at + 1}`,
              automatic: check.check === 'value-absent' || check.check === 'old-key-unused',
              dueAt: new Date(Date.now() + check.everyHours * 3_600_000).toISOString(),
              results: []
            }))
          }
        },
        text: 'Started monitoring'
      }
    case 'record-check':
      return {
        record: {
          ...record,
          monitor: record.monitor && {
            ...record.monitor,
            checks: record.monitor.checks.map((one) =>
              one.id === act.id ? { ...one, results: [...one.results, { ok: act.ok, note: act.note, ...by }] } : one
            )
          }
        },
        text: `Checked: ${act.ok ? 'all is well' : 'it is back'}`
      }
    case 'extend-monitoring':
      return {
        record: { ...record, monitor: record.monitor && { ...record.monitor, end: act.until, extendedFor: act.reason } },
        text: `Extended the monitoring: ${act.reason}`
      }
    case 'set-milestone':
      return {
        record: { ...record, milestones: { ...record.milestones, [act.milestone]: act.at } },
        text: `Set ${act.milestone}: ${act.reason}`
      }
    case 'find-cause':
      return { record: { ...record, cause: { cause: act.cause, text: act.text, ...by } }, text: `Cause: ${act.text}` }
    case 'rate-impact': {
      const { kind: _, ...impact } = act
      return { record: { ...record, impact: { ...impact, ...by } }, text: 'Rated the impact' }
    }
    case 'learn':
      return {
        record: { ...record, lessons: [...record.lessons, { text: act.text, owner: act.owner, due: act.due, ...by }] },
        text: `Lesson: ${act.text}`
      }
    case 'tell':
      return {
        record: { ...record, communications: [...record.communications, { to: act.to, channel: act.channel, text: act.text, ...by }] },
        text: `Told ${act.to}`
      }
    case 'weigh-law': {
      const { kind: _, ...legal } = act
      return { record: { ...record, legal: { ...legal, ...by } }, text: `Weighed the duty to notify: ${act.decision}` }
    }
    case 'close':
      return {
        record: {
          ...record,
          state: act.reason === 'accepted-until' ? 'accepted-risk' : act.reason === 'false-positive' ? 'false-positive' : 'closed',
          acceptedUntil: act.until,
          close: { reason: act.reason, outcome: act.outcome, text: act.text, ...by }
        },
        text: `Closed: ${act.reason}`
      }
    case 'reopen':
      return { record: { ...record, state: 'reopened', close: null }, text: `Reopened: ${act.reason}` }
  }
}
