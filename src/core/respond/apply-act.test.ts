import { expect, it } from 'vitest'
import { aCase, aDependent, by, doneCase, now, proofs, someFacts } from '../../../test/support/case-record.ts'
import { Act } from '../../contract/case/acts.ts'
import { CaseRecord } from '../../contract/case/record.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { ActContext, SafeAct } from './acts/context.ts'
import { applyAct } from './apply-act.ts'

const task = (id: string, applies: 'applies' | 'not-available' = 'applies') =>
  ({ id, step: 'assess', title: `Task ${id}`, detail: 'There is nothing to look at.', applies, source: '-', date: '-' }) as const

const context = (fields: Partial<ActContext> & { override?: string } = {}) => ({
  who: 'Ada',
  facts: someFacts(),
  rules: {
    playbook: { tasks: [task('own-logs'), task('conclude'), task('review-database', 'not-available')], deactivation: 'unknown' as const },
    overlap: 'several' as const
  },
  override: undefined,
  ...fields
})

const evidence: CaseRecord['evidence'][number] = {
  id: 'evidence-1',
  name: 'log.csv',
  sha256: 'b'.repeat(64),
  size: 1,
  source: '',
  note: '',
  held: 'kept',
  path: '/tmp/log.csv',
  ...by
}
const usage = { groups: [{ id: 'g1', name: '203.0.113.77, send', judged: false }], gaps: 0 }
const later = '2026-12-24T08:00:00.000Z'
const check = { id: 'check-1', title: 'Still dead', automatic: false, everyHours: 24, dueAt: now, results: [] }
const watched = (kind: 'old-key-dead' | 'value-absent' | 'old-key-unused' | 'services-healthy' | 'custom' = 'old-key-dead') =>
  doneCase({
    monitor: { start: now, end: later, checks: [{ ...check, check: kind }], extendedFor: '' },
    milestones: { 'old-deactivated': now }
  })
const newKey = { kind: 'replace', place: 'vault: kv/stripe', keyId: 'rk_7', fingerprint: 'c'.repeat(64), note: '' } as const
const dependentFields = {
  name: 'billing',
  kind: 'code',
  sourceName: '',
  path: null,
  line: null,
  owner: 'Eve',
  contact: '',
  environment: 'prod',
  needsRestart: true,
  test: '',
  fallback: ''
} as const

/** Every act: on what, what it makes of it, and its sentence in the journal. */
const acts: [string, SafeAct, CaseRecord, object, RegExp, Partial<ActContext>?][] = [
  ['assign', { kind: 'assign', assignee: 'Eve' }, aCase(), { assignee: 'Eve', state: 'new' }, /^Assigned to Eve\.$/],
  ['unassign', { kind: 'assign', assignee: null }, aCase({ assignee: 'Eve' }), { assignee: null }, /^Nobody is assigned any more\.$/],
  ['set due', { kind: 'set-due', what: 'rotate', at: later }, aCase(), { due: { rotate: later } }, /“rotate” is due at 2026-12-24/],
  [
    'unset due',
    { kind: 'set-due', what: 'case', at: null },
    aCase({ due: { case: later, rotate: later } }),
    { due: { rotate: later } },
    /^The case has no due time/
  ],
  ['note', { kind: 'note', text: 'a\nb' }, aCase(), { notes: [{ id: 'note-1', text: 'a\nb', ...by }] }, /^Noted: a b$/],
  [
    'second note',
    { kind: 'note', text: 'b' },
    aCase({ notes: [{ id: 'note-9', text: 'a', ...by }] }),
    { notes: [{ id: 'note-9' }, { id: 'note-10', text: 'b' }] },
    /^Noted: b$/
  ],
  ['rename', { kind: 'rename', title: 'New' }, aCase(), { title: 'New' }, /“New”/],
  ['begin', { kind: 'begin', state: 'containing' }, aCase(), { state: 'containing' }, /^The case is being contained\.$/],
  [
    'task',
    { kind: 'task', task: 'own-logs', done: true, note: 'seen', evidence: ['evidence-1'] },
    aCase({ evidence: [evidence] }),
    { state: 'triage', tasks: { 'own-logs': { done: true, note: 'seen', evidence: ['evidence-1'], ...by } } },
    /^Done: Task own-logs\. seen$/
  ],
  [
    'task undone',
    { kind: 'task', task: 'own-logs', done: false, note: '', evidence: [] },
    aCase(),
    { tasks: { 'own-logs': { done: false } } },
    /^Not done after all/
  ],
  [
    'state',
    { kind: 'state', about: 'log-gaps', text: 'no hour 3' },
    aCase(),
    { statements: [{ about: 'log-gaps', text: 'no hour 3', ...by }] },
    /the logs have gaps: no hour 3/
  ],
  [
    'expose',
    { kind: 'expose', audience: 'public', firstPublicAt: '2026-11-21T08:00:00.000Z', note: 'pushed' },
    aCase(),
    { exposure: { audience: 'public', firstPublicAt: '2026-11-21T08:00:00.000Z', note: 'pushed' } },
    /the public\. Public since 2026-11-21/
  ],
  [
    'judge',
    { kind: 'judge', group: 'g1', judgement: 'not-ours', note: 'no idea' },
    aCase(),
    { judgements: { g1: { judgement: 'not-ours', note: 'no idea', ...by } } },
    /“not ours”\. no idea/,
    { facts: someFacts({ usage }) }
  ],
  [
    'conclude',
    { kind: 'conclude', outcome: 'used-by-others', confidence: 'high', text: 'See g1.', groups: ['g1'] },
    aCase(),
    { verdict: { outcome: 'used-by-others', confidence: 'high', groups: ['g1'], ...by } },
    /used by others, confidence high\. See g1\./,
    { facts: someFacts({ usage }) }
  ],
  [
    'replace',
    newKey,
    aCase(),
    { state: 'rotating', replacement: { place: 'vault: kv/stripe', keyId: 'rk_7', fingerprint: 'c'.repeat(64), ...by } },
    /^The new key rk_7 goes to vault: kv\/stripe\.$/
  ],
  [
    'rotate',
    { kind: 'rotate', step: 'created', text: 'made', evidence: [] },
    aCase(),
    { state: 'rotating', rotation: [{ step: 'created', text: 'made', ...by }] },
    /^New key created: made$/
  ],
  [
    'deactivate',
    { kind: 'rotate', step: 'deactivated', text: 'off', evidence: [] },
    aCase({ state: 'rotating', dependentsSearchedAt: now, rotation: proofs('created', 'stored', 'switched') }),
    { state: 'deactivated' },
    /^Old key deactivated: off$/
  ],
  [
    'prove rejected',
    { kind: 'prove-rejected', text: '401', evidence: [] },
    aCase(),
    { rejection: { text: '401', ...by } },
    /rejected: 401/
  ],
  [
    'add dependent',
    { kind: 'add-dependent', dependent: dependentFields },
    aCase(),
    { dependents: [{ ...dependentFields, id: 'hand-1', foundBy: 'hand', certainty: 'confirmed', state: 'to-do', movedAt: null }] },
    /^Dependent added: billing\.$/
  ],
  [
    'edit dependent',
    { kind: 'edit-dependent', id: 'hand-1', change: { owner: 'Bob' } },
    aCase({ dependents: [aDependent()] }),
    { dependents: [{ owner: 'Bob', name: 'billing' }] },
    /billing \(owner\)/
  ],
  [
    'move dependent',
    { kind: 'move-dependent', id: 'hand-1', to: 'live', note: 'ok' },
    aCase({ dependents: [aDependent()] }),
    { dependents: [{ state: 'live', note: 'ok', movedAt: now }] },
    /^billing: live on the new key\. ok$/
  ],
  [
    'move dependent back',
    { kind: 'move-dependent', id: 'hand-1', to: 'to-do', note: '' },
    aCase({ dependents: [aDependent({ state: 'accepted-break', note: 'may', movedAt: now })] }),
    { dependents: [{ state: 'to-do', note: '', movedAt: null }] },
    /still on the old key/
  ],
  [
    'prevent',
    { kind: 'prevent', what: 'git-hook', text: 'in all' },
    aCase({ state: 'closed' }),
    { state: 'closed', prevention: [{ what: 'git-hook', ...by }] },
    /\(git-hook\): in all/
  ],
  [
    'start monitoring',
    {
      kind: 'start-monitoring',
      until: later,
      checks: [
        { check: 'value-absent', title: 'Gone', everyHours: 24 },
        { check: 'old-key-dead', title: 'Dead', everyHours: 48 }
      ]
    },
    doneCase({ state: 'deactivated', monitor: null }),
    {
      state: 'monitoring',
      monitor: {
        start: now,
        end: later,
        checks: [
          { id: 'check-1', automatic: true, dueAt: '2026-11-25T08:00:00.000Z', results: [] },
          { id: 'check-2', automatic: false, dueAt: '2026-11-26T08:00:00.000Z' }
        ]
      }
    },
    /until 2026-12-24.*with 2 checks/
  ],
  [
    'record check',
    { kind: 'record-check', id: 'check-1', ok: true, note: '401' },
    watched(),
    { state: 'monitoring', monitor: { checks: [{ dueAt: '2026-11-25T08:00:00.000Z', results: [{ ok: true, note: '401', ...by }] }] } },
    /“Still dead”: in order\. 401/
  ],
  [
    'failed check of a service',
    { kind: 'record-check', id: 'check-1', ok: false, note: '' },
    watched('services-healthy'),
    { state: 'monitoring', rejection: { text: '401' } },
    /NOT in order\.$/
  ],
  [
    'failed check of one’s own',
    { kind: 'record-check', id: 'check-1', ok: false, note: '' },
    watched('custom'),
    { state: 'monitoring' },
    /NOT in order\.$/
  ],
  [
    'the value is back',
    { kind: 'record-check', id: 'check-1', ok: false, note: '' },
    watched('value-absent'),
    { state: 'reopened', rejection: { text: '401' }, rotation: { length: 5 } },
    /The case is reopened\.$/
  ],
  [
    'the old key was used',
    { kind: 'record-check', id: 'check-1', ok: false, note: '' },
    watched('old-key-unused'),
    { state: 'reopened', rejection: { text: '401' } },
    /reopened\.$/
  ],
  [
    'the old key works again',
    { kind: 'record-check', id: 'check-1', ok: false, note: '' },
    watched(),
    { state: 'reopened', rejection: null, rotation: { length: 3 }, milestones: {} },
    /reopened\.$/
  ],
  [
    'extend monitoring',
    { kind: 'extend-monitoring', until: '2027-01-01T00:00:00.000Z', reason: 'holidays' },
    watched(),
    { monitor: { end: '2027-01-01T00:00:00.000Z', extendedFor: 'holidays' } },
    /until 2027-01-01.*holidays/
  ],
  [
    'set milestone',
    { kind: 'set-milestone', milestone: 'detected', at: '2026-11-22T08:00:00.000Z', reason: 'mail' },
    aCase(),
    { milestones: { detected: '2026-11-22T08:00:00.000Z' } },
    /“detected” set to 2026-11-22.*mail/
  ],
  [
    'find cause',
    { kind: 'find-cause', cause: 'improper-storage', text: 'in .env' },
    aCase(),
    { cause: { cause: 'improper-storage', text: 'in .env', ...by } },
    /improper storage\. in \.env/
  ],
  [
    'rate impact',
    { kind: 'rate-impact', functional: 'low', information: 'none', recoverability: 'regular', text: '' },
    aCase(),
    { impact: { functional: 'low', ...by } },
    /functional low/
  ],
  [
    'learn',
    { kind: 'learn', text: 'no .env', owner: 'Eve', due: later },
    aCase(),
    { lessons: [{ text: 'no .env', owner: 'Eve', due: later, ...by }] },
    /^Lesson for Eve: no \.env$/
  ],
  [
    'tell',
    { kind: 'tell', to: 'the bank', channel: 'phone', text: 'all' },
    aCase(),
    { communications: [{ to: 'the bank', channel: 'phone', ...by }] },
    /^Told the bank by phone: all$/
  ],
  [
    'weigh law',
    {
      kind: 'weigh-law',
      awareAt: now,
      decision: 'no-duty',
      reason: 'no people',
      subjects: '',
      consequences: '',
      measures: '',
      contact: ''
    },
    aCase(),
    { legal: { awareAt: now, decision: 'no-duty', reason: 'no people', ...by } },
    /there is none/
  ],
  [
    'close',
    { kind: 'close', reason: 'revoked-verified', outcome: 'no-sign-of-use', text: 'done', until: null },
    doneCase(),
    { state: 'closed', close: { reason: 'revoked-verified', ...by }, acceptedUntil: null, overrides: [] },
    /^Closed as revoked and verified; outcome: no sign of use\. done$/
  ],
  [
    'accept',
    { kind: 'close', reason: 'accepted-until', outcome: 'no-sign-of-use', text: 'later', until: later },
    doneCase(),
    { state: 'accepted-risk', acceptedUntil: later },
    /an accepted risk until 2026-12-24/
  ],
  [
    'false positive',
    { kind: 'close', reason: 'false-positive', outcome: 'no-sign-of-use', text: 'a hash', until: null },
    aCase(),
    { state: 'false-positive' },
    /a false positive/
  ],
  [
    'reopen',
    { kind: 'reopen', reason: 'seen again' },
    doneCase({ state: 'closed', close: { reason: 'duplicate', outcome: 'not-knowable', text: '', ...by }, milestones: { closed: now } }),
    { state: 'reopened', close: null, milestones: {} },
    /^Reopened: seen again$/
  ]
]

it.each(acts)('%s', (_, act, before, expected, text, more) => {
  const kept = structuredClone(before)
  const { record, text: said, overridden } = applyAct(before, act, context(more))
  expect(record).toMatchObject(expected)
  expect(said).toMatch(text)
  expect(overridden).toEqual([])
  expect(before).toEqual(kept)
  expect(CaseRecord.parse(record)).toEqual(record)
})

it('knows every act of the contract', () => {
  const tried = new Set(acts.map(([, { kind }]) => kind))
  expect(Act.options.map((option) => option.shape.kind.value).filter((kind) => !tried.has(kind))).toEqual([])
})

const close = (fields: Partial<Extract<SafeAct, { kind: 'close' }>>): SafeAct => ({
  kind: 'close',
  reason: 'revoked-verified',
  outcome: 'no-sign-of-use',
  text: 'x',
  until: null,
  ...fields
})

/** Acts that no override makes possible. */
const impossible: [string, SafeAct, CaseRecord, RegExp, Partial<ActContext>?][] = [
  ['anything in a closed case', { kind: 'state', about: 'log-gaps', text: 'x' }, doneCase({ state: 'closed' }), /Reopen it/],
  ['a task that is not there', { kind: 'task', task: 'nope', done: true, note: '', evidence: [] }, aCase(), /no such task/],
  ['a task that ticks itself', { kind: 'task', task: 'conclude', done: true, note: '', evidence: [] }, aCase(), /not by hand/],
  [
    'a task that is not available',
    { kind: 'task', task: 'review-database', done: true, note: '', evidence: [] },
    aCase(),
    /There is nothing to look at/
  ],
  [
    'evidence that is not there, of a task',
    { kind: 'task', task: 'own-logs', done: true, note: '', evidence: ['evidence-1'] },
    aCase(),
    /Attach the file first/
  ],
  ['evidence that is not there, of a step', { kind: 'rotate', step: 'created', text: 'x', evidence: ['evidence-1'] }, aCase(), /Attach/],
  ['evidence that is not there, of a proof', { kind: 'prove-rejected', text: 'x', evidence: ['evidence-1'] }, aCase(), /Attach/],
  ['public in the future', { kind: 'expose', audience: 'public', firstPublicAt: later, note: '' }, aCase(), /future/],
  [
    'public before it was exposed',
    { kind: 'expose', audience: 'public', firstPublicAt: '2026-11-01T00:00:00.000Z', note: '' },
    aCase(),
    /first exposed, at 2026-11-20/
  ],
  ['judge without logs', { kind: 'judge', group: 'g1', judgement: 'ours', note: '' }, aCase(), /Import the logs/],
  [
    'judge a group that is not there',
    { kind: 'judge', group: 'g2', judgement: 'ours', note: '' },
    aCase(),
    /no such group/,
    { facts: someFacts({ usage }) }
  ],
  [
    'a verdict on groups that are not there',
    { kind: 'conclude', outcome: 'not-knowable', confidence: 'low', text: 'x', groups: ['g2'] },
    aCase(),
    /no such group/,
    { facts: someFacts({ usage }) }
  ],
  [
    'a verdict against the judgements',
    { kind: 'conclude', outcome: 'only-known-use', confidence: 'low', text: 'x', groups: [] },
    aCase({ judgements: { g1: { judgement: 'not-ours', note: '', ...by } } }),
    /1 group of rows is judged “not ours”/
  ],
  ['the old key as the new one', { ...newKey, fingerprint: 'a'.repeat(64) }, aCase(), /the key that leaked/],
  [
    'edit a dependent that is not there',
    { kind: 'edit-dependent', id: 'hand-2', change: { owner: 'x' } },
    aCase({ dependents: [aDependent()] }),
    /no such dependent/
  ],
  ['edit nothing', { kind: 'edit-dependent', id: 'hand-1', change: {} }, aCase({ dependents: [aDependent()] }), /changes nothing/],
  ['move a dependent that is not there', { kind: 'move-dependent', id: 'hand-2', to: 'live', note: '' }, aCase(), /no such dependent/],
  [
    'accept a break without a note',
    { kind: 'move-dependent', id: 'hand-1', to: 'accepted-break', note: '' },
    aCase({ dependents: [aDependent()] }),
    /needs a reason in writing/
  ],
  [
    'monitor the past',
    { kind: 'start-monitoring', until: now, checks: [{ check: 'custom', title: 'x', everyHours: 1 }] },
    doneCase({ state: 'deactivated' }),
    /lies ahead/
  ],
  [
    'monitor twice',
    { kind: 'start-monitoring', until: later, checks: [{ check: 'custom', title: 'x', everyHours: 1 }] },
    doneCase(),
    /runs already/
  ],
  ['a check that is not there', { kind: 'record-check', id: 'check-9', ok: true, note: '' }, watched(), /no such check/],
  ['a check without monitoring', { kind: 'record-check', id: 'check-1', ok: true, note: '' }, aCase(), /no such check/],
  ['shorten monitoring', { kind: 'extend-monitoring', until: later, reason: 'x' }, watched(), /later end/],
  ['extend what does not run', { kind: 'extend-monitoring', until: later, reason: 'x' }, aCase(), /Start monitoring first/],
  [
    'a milestone out of order',
    { kind: 'set-milestone', milestone: 'detected', at: '2026-11-19T08:00:00.000Z', reason: 'x' },
    aCase(),
    /before “first exposed”/
  ],
  [
    'aware in the future',
    { kind: 'weigh-law', awareAt: later, decision: 'open', reason: '', subjects: '', consequences: '', measures: '', contact: '' },
    aCase(),
    /future/
  ],
  [
    'no duty without a reason',
    { kind: 'weigh-law', awareAt: now, decision: 'no-duty', reason: '', subjects: '', consequences: '', measures: '', contact: '' },
    aCase(),
    /Art\. 33\(5\)/
  ],
  ['accept for ever', close({ reason: 'accepted-until' }), doneCase(), /until when/],
  ['accept until now', close({ reason: 'accepted-until', until: now }), doneCase(), /is over/],
  ['close for a time', close({ until: later }), doneCase(), /Only an accepted risk/],
  ['close against the verdict', close({ outcome: 'only-known-use' }), doneCase(), /The verdict .* is “no sign of use”/],
  ['close with an outcome that nobody found', close({}), doneCase({ verdict: null }), /Without a verdict/],
  ['close twice', close({ outcome: 'not-knowable' }), aCase({ state: 'closed' }), /Reopen it/],
  ['reopen what is open', { kind: 'reopen', reason: 'x' }, aCase(), /The case is open/],
  [
    'reopen an accepted risk that is over',
    { kind: 'reopen', reason: 'x' },
    aCase({ state: 'accepted-risk', acceptedUntil: now }),
    /The case is open: it is reopened/
  ],
  ['go back', { kind: 'begin', state: 'triage' }, aCase({ state: 'rotating' }), /does not go back/]
]

it.each(impossible)('refuses, whatever reason is given: %s', (_, act, before, message, more) => {
  const error = failure(() => applyAct(before, act, context({ ...more, override: 'I want it' })))
  expect(error.code).toBe('case.not-possible')
  expect(error.message).toMatch(message)
})

it('refuses at a shut gate, naming each, and keeps nothing', () => {
  const facts = someFacts({ tips: [{ sourceName: 'payments', ref: 'main' }] })
  const error = failure(() => applyAct(aCase(), close({ outcome: 'not-knowable' }), context({ facts })))
  expect(error.code).toBe('case.refused')
  expect(error.data).toMatchObject({ gate: 'old-value-rejected' })
  const gates = (error.data as { gates: { gate: string; why: string }[] }).gates
  expect(gates.map(({ gate }) => gate)).toEqual([
    'old-value-rejected',
    'usage-reviewed',
    'tips-clean',
    'prevention-recorded',
    'monitoring-over'
  ])
  for (const { why } of gates) expect(error.message).toContain(why)
})

it.each<[string, SafeAct, CaseRecord, string[]]>([
  [
    'deactivate',
    { kind: 'rotate', step: 'deactivated', text: 'x', evidence: [] },
    aCase({ dependents: [aDependent()] }),
    ['dependents-moved', 'rotation-order']
  ],
  [
    'skip a step',
    { kind: 'rotate', step: 'switched', text: 'x', evidence: [] },
    aCase({ rotation: proofs('created') }),
    ['rotation-order']
  ],
  [
    'monitor',
    { kind: 'start-monitoring', until: later, checks: [{ check: 'custom', title: 'x', everyHours: 1 }] },
    aCase(),
    ['old-value-rejected']
  ],
  ['close', close({ outcome: 'not-knowable' }), doneCase({ verdict: null, prevention: [] }), ['usage-reviewed', 'prevention-recorded']]
])('an override passes exactly the gates that were shut: %s', (_, act, before, gates) => {
  expect(failure(() => applyAct(before, act, context())).code).toBe('case.refused')
  const { record, text, overridden } = applyAct(before, act, context({ override: 'the board wants it' }))
  expect(overridden).toEqual(gates)
  expect(record.overrides).toEqual(gates.map((gate) => ({ gate, reason: 'the board wants it', act: act.kind, ...by })))
  expect(text).toMatch(/Against the gates? .*, because: the board wants it$/)
})

it('keeps no override of gates that were open', () => {
  const { record, overridden } = applyAct(doneCase(), close({}), context({ override: 'just in case' }))
  expect([record.overrides, overridden]).toEqual([[], []])
})

it('works on an accepted risk whose time is over as on a reopened case', () => {
  const before = aCase({
    state: 'accepted-risk',
    acceptedUntil: now,
    close: { reason: 'accepted-until', outcome: 'not-knowable', text: '', ...by }
  })
  const { record } = applyAct(before, { kind: 'state', about: 'log-gaps', text: 'x' }, context())
  expect(record).toMatchObject({ state: 'triage', close: null })
})

it('cuts long texts for the timeline only', () => {
  const text = 'word '.repeat(500).trim()
  const { record, text: said } = applyAct(aCase(), { kind: 'note', text }, context())
  expect(record.notes[0]?.text).toBe(text)
  expect(said.length).toBeLessThan(200)
})

function failure(work: () => unknown): BulkheadError {
  try {
    work()
  } catch (error) {
    if (error instanceof BulkheadError) return error
    throw error
  }
  throw new Error('nothing was refused')
}
