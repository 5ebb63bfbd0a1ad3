import type { ActKind } from '../../contract/case/acts.ts'
import type { CaseRecord } from '../../contract/case/record.ts'
import type { CaseState } from '../../contract/case/states.ts'

const ended = new Set<CaseState>(['closed', 'false-positive', 'accepted-risk'])
export const isEnded = (state: CaseState): boolean => ended.has(state)

/** The state as it is now: an accepted risk whose time is over is open again. */
export function stateNow(record: Pick<CaseRecord, 'state' | 'acceptedUntil'>, now: string): CaseState {
  const over = record.state === 'accepted-risk' && record.acceptedUntil !== null && Date.parse(record.acceptedUntil) <= Date.parse(now)
  return over ? 'reopened' : record.state
}

/** The record as it is now: of an accepted risk whose time is over, the close is over too. */
export function asOfNow(record: CaseRecord, now: string): CaseRecord {
  if (stateNow(record, now) === record.state) return record
  const { closed: _, ...milestones } = record.milestones
  return { ...record, state: 'reopened', close: null, milestones }
}

/** What may be said of a case in any state: it changes nothing that a gate looks at. */
const always = new Set<ActKind>([
  'assign',
  'set-due',
  'note',
  'rename',
  'find-cause',
  'rate-impact',
  'learn',
  'tell',
  'weigh-law',
  'set-milestone',
  'prevent'
])

/** How far a case is; work never takes it back. */
const rank: Record<CaseState, number> = {
  new: 0,
  reopened: 0,
  triage: 1,
  containing: 2,
  rotating: 3,
  deactivated: 4,
  monitoring: 5,
  closed: 6,
  'false-positive': 6,
  'accepted-risk': 6
}

const onwards = (state: CaseState, to: CaseState): CaseState => (rank[state] < rank[to] ? to : state)

/** What decides over the next state, of an act. */
export type Move = { kind: Exclude<ActKind, 'begin' | 'rotate' | 'close'> } | { kind: 'begin'; state: CaseState } | RotateMove | CloseMove
interface RotateMove {
  kind: 'rotate'
  step: CaseRecord['rotation'][number]['step']
}
interface CloseMove {
  kind: 'close'
  reason: NonNullable<CaseRecord['close']>['reason']
}

/** The state that follows, or in words why the act is not possible in this state and what to do instead. */
export function nextState(state: CaseState, move: Move): { state: CaseState } | { impossible: string } {
  if (move.kind === 'reopen')
    return isEnded(state) || state === 'monitoring'
      ? { state: 'reopened' }
      : { impossible: `The case is open: it is ${words[state]}. Go on with its steps.` }
  if (always.has(move.kind)) return { state }
  if (isEnded(state)) return { impossible: `The case is ${words[state]}. Reopen it, with the reason, before you change it.` }
  switch (move.kind) {
    case 'begin':
      return rank[state] < rank[move.state]
        ? { state: move.state }
        : { impossible: `The case is ${words[state]} already. Steps can be worked on in any order; the case itself does not go back.` }
    case 'replace':
      return { state: onwards(state, 'rotating') }
    case 'rotate':
      return { state: onwards(state, move.step === 'deactivated' || move.step === 'deleted' ? 'deactivated' : 'rotating') }
    case 'start-monitoring':
      return state === 'monitoring' ? { impossible: 'Monitoring runs already. Extend it, or record its checks.' } : { state: 'monitoring' }
    case 'extend-monitoring':
      return state === 'monitoring' ? { state } : { impossible: `The case is ${words[state]}. Start monitoring first.` }
    case 'close':
      if (move.reason === 'false-positive') return { state: 'false-positive' }
      return { state: move.reason === 'accepted-until' ? 'accepted-risk' : 'closed' }
    default:
      return { state: onwards(state, 'triage') }
  }
}

/** For sentences: the case is … */
export const words: Record<CaseState, string> = {
  new: 'new',
  triage: 'in triage',
  containing: 'being contained',
  rotating: 'in rotation',
  deactivated: 'past deactivation',
  monitoring: 'being monitored',
  closed: 'closed',
  'false-positive': 'closed as a false positive',
  'accepted-risk': 'closed as an accepted risk',
  reopened: 'reopened'
}
