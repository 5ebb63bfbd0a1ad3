import { describe, expect, it } from 'vitest'
import { aCase, states } from '../../../test/support/case-record.ts'
import { Act } from '../../contract/case/acts.ts'
import type { CaseState } from '../../contract/case/states.ts'
import { asOfNow, type Move, nextState, stateNow } from './states.ts'

const open = states.slice(0, 6).concat('reopened')
const ended = states.slice(6, 9)
const outcome = (state: CaseState, move: Move): CaseState | 'refused' => {
  const next = nextState(state, move)
  return 'state' in next ? next.state : 'refused'
}

/** Per act: the state that follows from each state, in the order of `states`. `-`: refused. `=`: stays. */
const order = states.join(' ')
const table: [string, Move, string][] = [
  ['begin triage', { kind: 'begin', state: 'triage' }, 'triage - - - - - - - - triage'],
  ['begin containing', { kind: 'begin', state: 'containing' }, 'containing containing - - - - - - - containing'],
  ['begin rotating', { kind: 'begin', state: 'rotating' }, 'rotating rotating rotating - - - - - - rotating'],
  ...(
    [
      'task',
      'state',
      'expose',
      'judge',
      'conclude',
      'prove-rejected',
      'add-dependent',
      'edit-dependent',
      'move-dependent',
      'record-check'
    ] as const
  ).map((kind): [string, Move, string] => [kind, { kind }, 'triage = = = = = - - - triage']),
  ['replace', { kind: 'replace' }, 'rotating rotating rotating = = = - - - rotating'],
  ...(['created', 'stored', 'switched'] as const).map((step): [string, Move, string] => [
    `rotate ${step}`,
    { kind: 'rotate', step },
    'rotating rotating rotating = = = - - - rotating'
  ]),
  ...(['deactivated', 'deleted'] as const).map((step): [string, Move, string] => [
    `rotate ${step}`,
    { kind: 'rotate', step },
    'deactivated deactivated deactivated deactivated = = - - - deactivated'
  ]),
  ['start-monitoring', { kind: 'start-monitoring' }, 'monitoring monitoring monitoring monitoring monitoring - - - - monitoring'],
  ['extend-monitoring', { kind: 'extend-monitoring' }, '- - - - - = - - - -'],
  ...(['revoked-verified', 'already-dead', 'test-fixture', 'duplicate'] as const).map((reason): [string, Move, string] => [
    `close ${reason}`,
    { kind: 'close', reason },
    'closed closed closed closed closed closed - - - closed'
  ]),
  [
    'close false-positive',
    { kind: 'close', reason: 'false-positive' },
    'false-positive false-positive false-positive false-positive false-positive false-positive - - - false-positive'
  ],
  [
    'close accepted-until',
    { kind: 'close', reason: 'accepted-until' },
    'accepted-risk accepted-risk accepted-risk accepted-risk accepted-risk accepted-risk - - - accepted-risk'
  ],
  ['reopen', { kind: 'reopen' }, '- - - - - reopened reopened reopened reopened -'],
  ...(
    ['assign', 'set-due', 'note', 'rename', 'find-cause', 'rate-impact', 'learn', 'tell', 'weigh-law', 'set-milestone', 'prevent'] as const
  ).map((kind): [string, Move, string] => [kind, { kind }, '= = = = = = = = = ='])
]

describe(`from ${order}`, () => {
  it.each(table)('%s', (_, move, expected) => {
    const found = states.map((state) => {
      const next = outcome(state, move)
      return next === 'refused' ? '-' : next === state ? '=' : next
    })
    // A state named by its own name stays as well.
    expect(found.join(' ')).toBe(
      expected
        .split(' ')
        .map((word, index) => (word === states[index] ? '=' : word))
        .join(' ')
    )
  })
})

it('speaks of every act of the contract', () => {
  const kinds = new Set(table.map(([, { kind }]) => kind))
  expect(Act.options.map((option) => option.shape.kind.value).filter((kind) => !kinds.has(kind))).toEqual([])
})

it('says what to do instead of an act that is not possible', () => {
  expect(nextState('closed', { kind: 'task' })).toEqual({
    impossible: 'The case is closed. Reopen it, with the reason, before you change it.'
  })
  expect(nextState('triage', { kind: 'reopen' })).toEqual({ impossible: 'The case is open: it is in triage. Go on with its steps.' })
  expect(nextState('triage', { kind: 'extend-monitoring' })).toEqual({ impossible: 'The case is in triage. Start monitoring first.' })
  for (const state of [...open, ...ended])
    for (const [, move] of table) {
      const next = nextState(state, move)
      if ('impossible' in next) expect(next.impossible).toMatch(/\. .+\.$/)
    }
})

it('opens an accepted risk again when its time is over, and no other case', () => {
  const until = '2026-11-24T08:00:00.000Z'
  const record = aCase({
    state: 'accepted-risk',
    acceptedUntil: until,
    milestones: { closed: '2026-11-20T08:00:00.000Z', detected: '2026-11-19T08:00:00.000Z' },
    close: { reason: 'accepted-until', outcome: 'not-knowable', text: 'x', at: until, who: 'Ada' }
  })
  expect(stateNow(record, '2026-11-24T07:59:59.999Z')).toBe('accepted-risk')
  expect(stateNow(record, until)).toBe('reopened')
  expect(asOfNow(record, '2026-11-24T07:59:59.999Z')).toBe(record)
  expect(asOfNow(record, until)).toMatchObject({ state: 'reopened', close: null, milestones: { detected: '2026-11-19T08:00:00.000Z' } })
  expect(asOfNow(record, until).milestones).not.toHaveProperty('closed')
  expect(stateNow({ state: 'closed', acceptedUntil: until }, '2027-01-01T00:00:00.000Z')).toBe('closed')
})
