import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { caseSide, githubToken, plant, stripeKey, tipOf } from '../../../test/support/case-side.ts'
import { addSource, temporaryFolder } from '../../../test/support/workspace.ts'
import { writtenBytes } from '../../../test/support/written-bytes.ts'
import type { Act } from '../../contract/case/acts.ts'
import { FindingFilter } from '../../contract/model.ts'
import { fillTemplate } from '../detect/template.ts'
import type { Workspace } from '../store/workspace.ts'

const findingIds = (workspace: Workspace): string[] =>
  workspace.findings.list({ filter: FindingFilter.parse({}), types: [], sort: 'severity', offset: 0, limit: 100 }).rows.map(({ id }) => id)

const github = { typeId: 'github-personal-access-token', provider: 'GitHub', severity: 'high', preview: 'ghp_…a1' } as const

/** A case of the Stripe key in `payments`. */
async function opened(options: Parameters<typeof caseSide>[0] = {}) {
  const side = caseSide(options)
  const { id } = await side.call('cases.open', { findingIds: findingIds(side.workspace) })
  return {
    ...side,
    id,
    act: (act: Act, override?: string) => side.call('cases.act', { id, act, ...(override === undefined ? {} : { override }) })
  }
}

describe('opening', () => {
  it('takes a finding for a case, with all that follows from it', async () => {
    const { call, id, events } = await opened()
    expect(id).toBe('INC-0001')
    expect(events).toEqual([{ event: 'case.changed', payload: { id } }])
    const view = await call('cases.get', { id })
    expect(view.record).toMatchObject({
      title: 'Stripe secret key (live) in payments',
      state: 'new',
      secrets: [{ typeId: 'stripe-secret-key', provider: 'Stripe', severity: 'critical', preview: 'sk_live_…f3Qa' }]
    })
    expect(view.exposure).toMatchObject({
      firstCommit: { date: '2026-11-20T10:00:00.000Z', author: 'Ada' },
      commits: 1,
      tips: [{ sourceName: 'payments', ref: 'main' }],
      exposedFor: 3 * 86_400_000 + 22 * 3_600_000,
      sourcesGone: false
    })
    expect(view.exposure.sources).toMatchObject([
      { sourceName: 'payments', authors: ['Ada'], paths: ['src/pay.ts'], life: [{ ref: 'main', atTip: true }] }
    ])
    expect(view.decoded.map(({ label }) => label)).toContain('Mode')
    expect(view.milestones).toHaveLength(10)
    expect(view.gates).toHaveLength(7)
    expect(view.tasks.length).toBeGreaterThan(25)
    expect(view.journalEntries).toBe(1)
    expect(view.severity.band).toBe('critical')
    const { score, band } = view.severity
    expect(await call('cases.list', {})).toMatchObject([{ score, band }])
  })

  it('takes several secrets together, the worst first, and tells of other cases on one of them', async () => {
    const { call, workspace, sourceId, id } = await opened()
    plant(workspace, sourceId, githubToken, github)
    const again = await call('cases.open', { findingIds: findingIds(workspace).toReversed(), title: 'Both' })
    expect(again.others.map((row) => row.id)).toEqual([id])
    const view = await call('cases.get', { id: again.id })
    expect(view.record.title).toBe('Both')
    expect(view.record.secrets.map(({ typeId }) => typeId)).toEqual(['stripe-secret-key', 'github-personal-access-token'])
    expect(view.exposure.sources).toHaveLength(2)
    const [first] = view.record.secrets
    const holding = workspace.findings.withFingerprint([Buffer.from(first?.fingerprint ?? '', 'hex')])
    expect(view.exposure.revealFrom).toEqual({ findingId: holding[0]?.id, sourceName: 'payments' })
    expect(view.others.map((row) => row.id)).toEqual([id])
    expect((await call('cases.get', { id })).others.map((row) => row.id)).toEqual([again.id])
  })

  it('counts a key in a test as its type has it: it opens no less from there', async () => {
    const { call, workspace, sourceId } = caseSide()
    tipOf(workspace, sourceId, stripeKey, true, 'test/pay.ts')
    const [id = ''] = findingIds(workspace)
    expect(workspace.findings.row(id)).toMatchObject({ severity: 'high', typeSeverity: 'critical', placeKind: 'test' })
    const opened = await call('cases.open', { findingIds: [id] })
    const { record, severity } = await call('cases.get', { id: opened.id })
    expect(record.secrets).toMatchObject([{ severity: 'critical' }])
    expect(severity.factors[0]).toMatchObject({ points: 35, why: 'A key of severity critical by its type, wherever it lies.' })
  })

  it('takes a pasted value that lies nowhere, and never keeps it', async () => {
    const dir = temporaryFolder()
    const { call, workspace } = caseSide({ dir })
    const { id, others } = await call('cases.open', { value: `GITHUB_TOKEN="${githubToken}"` })
    expect(others).toEqual([])
    const view = await call('cases.get', { id })
    expect(view.record.title).toMatch(/^GitHub personal access token.* reported$/)
    expect(view.record.secrets[0]?.fingerprint).toBe(Buffer.from(workspace.fingerprint(Buffer.from(githubToken))).toString('hex'))
    expect(view.exposure).toMatchObject({ firstCommit: null, sources: [], exposedFor: null, sourcesGone: false })
    expect(view.gates.find(({ gate }) => gate === 'tips-clean')?.open).toBe(true)
    workspace.close()
    for (const { name, bytes } of writtenBytes(dir)) expect(Buffer.from(bytes).includes(githubToken), name).toBe(false)
  })

  it('finds where a pasted value lies', async () => {
    const { call } = caseSide()
    const { id } = await call('cases.open', { value: stripeKey })
    const view = await call('cases.get', { id })
    expect(view.record.title).toBe('Stripe secret key (live) in payments')
    expect(view.exposure.tips).toEqual([{ sourceName: 'payments', ref: 'main' }])
  })

  it('takes the word of who opens it for the type of a value that no rule knows, by any of its names', async () => {
    const { call, workspace } = caseSide()
    const { id } = await call('cases.open', { value: ' correct-horse-battery\n', typeId: 'mailgun-api-key' })
    const { record } = await call('cases.get', { id })
    expect(record.secrets).toMatchObject([
      { provider: 'Mailgun', fingerprint: Buffer.from(workspace.fingerprint(Buffer.from('correct-horse-battery'))).toString('hex') }
    ])
    expect(record.secrets[0]?.preview).not.toContain('battery')
  })

  it('takes that word for a finding too, whatever the scan took it for', async () => {
    const { call, workspace } = caseSide()
    const [found] = findingIds(workspace)
    const { id } = await call('cases.open', { findingIds: [found ?? ''], typeId: 'mailgun-smtp-credential' })
    const { record, exposure } = await call('cases.get', { id })
    expect(record.secrets).toMatchObject([{ typeId: 'mailgun-smtp-credential', provider: 'Mailgun', severity: 'high' }])
    expect(exposure.sources.length).toBeGreaterThan(0)
  })

  it('opens on a value of a type that is known by its name alone', async () => {
    const { call } = caseSide()
    const { id } = await call('cases.open', { value: 'correct-horse-battery', typeId: 'mailgun-smtp-credential' })
    const view = await call('cases.get', { id })
    expect(view.record.secrets).toMatchObject([{ typeId: 'mailgun-smtp-credential', provider: 'Mailgun', severity: 'high' }])
    expect(view.tasks.length).toBeGreaterThan(20)
  })

  it('says what is missing', async () => {
    const { call } = caseSide()
    await expect(call('cases.open', { value: 'correct-horse-battery' })).rejects.toMatchObject({
      code: 'case.nothing-to-open',
      message: expect.stringContaining('Choose the type')
    })
    await expect(call('cases.open', { findingIds: ['finding-1'], typeId: 'nope' })).rejects.toMatchObject({
      code: 'type.not-found'
    })
    await expect(call('cases.open', { value: 'x', typeId: 'nope' })).rejects.toMatchObject({ code: 'type.not-found' })
    await expect(call('cases.open', { findingIds: ['finding-99'] })).rejects.toMatchObject({ code: 'finding.not-found' })
    await expect(call('cases.open', {})).rejects.toMatchObject({ code: 'contract.bad-input' })
    for (const method of ['cases.get', 'cases.verify', 'cases.journal'] as const)
      await expect(call(method, { id: 'INC-0404' })).rejects.toMatchObject({ code: 'case.not-found' })
    await expect(call('cases.act', { id: 'INC-0404', act: { kind: 'note', text: 'x' } })).rejects.toMatchObject({ code: 'case.not-found' })
  })
})

const step = (name: 'created' | 'stored' | 'switched' | 'deactivated' | 'deleted'): Act => ({
  kind: 'rotate',
  step: name,
  text: 'console',
  evidence: []
})

describe('acting', () => {
  it('walks from the leak to the end, each act with its entry in the journal', async () => {
    const { call, act, id, clock, workspace, sourceId } = await opened()
    const states: string[] = []
    const go = async (next: Act): Promise<void> => {
      states.push((await act(next)).record.state)
    }
    await go({ kind: 'expose', audience: 'public', firstPublicAt: null, note: '' })
    await go({ kind: 'begin', state: 'containing' })
    await go({ kind: 'state', about: 'logs-unavailable', text: 'The plan has none.' })
    await go(step('created'))
    await go({ kind: 'replace', place: 'vault: kv/stripe', keyId: '', note: '', value: fillTemplate('sk_live_{{alnum:99}}', 9).text })
    await go(step('stored'))
    await go({
      kind: 'add-dependent',
      dependent: {
        name: 'billing',
        kind: 'code',
        sourceName: '',
        path: null,
        line: null,
        owner: '',
        contact: '',
        environment: '',
        needsRestart: false,
        test: '',
        fallback: ''
      }
    })
    await go(step('switched'))
    await expect(act(step('deactivated'))).rejects.toMatchObject({ code: 'case.refused', data: { gate: 'dependents-moved' } })
    await go({ kind: 'move-dependent', id: 'hand-1', to: 'live', note: '' })
    await go(step('deactivated'))
    const until = '2026-12-08T08:00:00.000Z'
    const monitor: Act = { kind: 'start-monitoring', until, checks: [{ check: 'old-key-dead', title: 'Still dead', everyHours: 24 }] }
    await expect(act(monitor)).rejects.toMatchObject({ code: 'case.refused', data: { gate: 'old-value-rejected' } })
    await go({ kind: 'prove-rejected', text: '401 from the API', evidence: [] })
    await go(monitor)
    await go(step('deleted'))
    const close: Act = { kind: 'close', reason: 'revoked-verified', outcome: 'not-knowable', text: 'Done.', until: null }
    await expect(act(close)).rejects.toMatchObject({
      data: { gates: [{ gate: 'tips-clean' }, { gate: 'prevention-recorded' }, { gate: 'monitoring-over' }] }
    })
    tipOf(workspace, sourceId, stripeKey, false)
    await go({ kind: 'prevent', what: 'git-hook', text: 'In all repositories.' })
    clock.set(until)
    await expect(act(close)).rejects.toMatchObject({
      data: { gates: [{ gate: 'monitoring-over', why: expect.stringContaining('“Still dead”') }] }
    })
    await go({ kind: 'record-check', id: 'check-1', ok: true, note: '401' })
    await go(close)
    expect(states).toEqual([
      'triage',
      'containing',
      'containing',
      'rotating',
      'rotating',
      'rotating',
      'rotating',
      'rotating',
      'rotating',
      'deactivated',
      'deactivated',
      'monitoring',
      'monitoring',
      'monitoring',
      'monitoring',
      'closed'
    ])
    const view = await call('cases.get', { id })
    expect(view.next).toBeNull()
    expect(view.milestones.filter(({ at }) => at === null).map(({ milestone }) => milestone)).toEqual(['first-public'])
    expect(view.times).toEqual({
      exposure: 3 * 86_400_000 + 22 * 3_600_000,
      detect: 3 * 86_400_000 + 22 * 3_600_000,
      contain: 0,
      repair: 14 * 86_400_000
    })
    const { total, entries } = await call('cases.journal', { id, limit: 2 })
    expect(total).toBe(states.length + 1)
    expect(entries.map(({ seq, act: kind }) => [seq, kind])).toEqual([
      [17, 'close'],
      [16, 'record-check']
    ])
    expect((await call('cases.journal', { id, before: 2 })).entries.map(({ text }) => text)).toEqual([
      'Opened: Stripe secret key (live) in payments.'
    ])
    expect(await call('cases.verify', { id })).toEqual({ intact: true, entries: 17, broken: null })
  })

  it('holds the gate on deactivation through the contract, and keeps the override with its reason', async () => {
    const { call, act, id } = await opened()
    for (const name of ['created', 'stored', 'switched'] as const) await act(step(name))
    const before = await call('cases.get', { id })
    await expect(act(step('deactivated'))).rejects.toMatchObject({
      code: 'case.refused',
      message: expect.stringContaining('Search the sources for dependents'),
      data: { gate: 'dependents-moved', gates: [{ gate: 'dependents-moved', why: expect.any(String) }] }
    })
    await expect(act(step('deactivated'), '   ')).rejects.toMatchObject({ code: 'contract.bad-input' })
    expect(await call('cases.get', { id })).toEqual(before)
    const view = await act(step('deactivated'), 'It is being used to send spam right now.')
    expect(view.record.state).toBe('deactivated')
    expect(view.record.overrides).toMatchObject([
      { gate: 'dependents-moved', reason: 'It is being used to send spam right now.', act: 'rotate' }
    ])
    expect(view.gates.find(({ gate }) => gate === 'dependents-moved')).toMatchObject({
      open: false,
      overridden: 'It is being used to send spam right now.'
    })
    const { entries } = await call('cases.journal', { id, limit: 1 })
    expect(entries[0]).toMatchObject({
      text: expect.stringContaining('Against the gate dependents-moved, because: It is being used'),
      detail: { gates: ['dependents-moved'] }
    })
  })

  it('acts in the name that the settings have', async () => {
    const { call, act, id } = await opened()
    await call('settings.set', { me: 'Ada Lovelace' })
    const { record } = await act({ kind: 'note', text: 'x' })
    expect(record.notes[0]?.who).toBe('Ada Lovelace')
    expect((await call('cases.journal', { id, limit: 1 })).entries[0]?.who).toBe('Ada Lovelace')
  })

  it('refuses the leaked key as the new one, however it is pasted, and takes another by its fingerprint', async () => {
    const { act, workspace } = await opened()
    const replace = (value: string): Act => ({ kind: 'replace', place: 'vault', keyId: '', note: '', value })
    await expect(act(replace(`${stripeKey}\n`))).rejects.toMatchObject({ code: 'case.not-possible' })
    const fresh = fillTemplate('sk_live_{{alnum:99}}', 5).text
    const { record } = await act(replace(`${fresh}\n`))
    expect(record.replacement?.fingerprint).toBe(Buffer.from(workspace.fingerprint(Buffer.from(fresh))).toString('hex'))
  })

  it('opens an accepted risk again when its time is over, and says so in the journal before the next act', async () => {
    const { call, act, id, clock } = await opened()
    await act({ kind: 'state', about: 'logs-unavailable', text: 'none' })
    await act({
      kind: 'close',
      reason: 'accepted-until',
      outcome: 'not-knowable',
      text: 'After the sale.',
      until: '2026-11-30T00:00:00.000Z'
    })
    expect(await call('cases.list', {})).toEqual([])
    expect(await call('cases.list', { show: 'ended' })).toHaveLength(1)
    clock.set('2026-11-30T00:00:00.000Z')
    expect((await call('cases.get', { id })).record).toMatchObject({ state: 'reopened', close: null })
    expect((await call('cases.list', {})).map(({ state }) => state)).toEqual(['reopened'])
    await act({ kind: 'note', text: 'back' })
    const { entries } = await call('cases.journal', { id, limit: 2 })
    expect(entries.map(({ who, act: kind }) => [who === 'Bulkhead', kind])).toEqual([
      [false, 'note'],
      [true, 'reopen']
    ])
    expect((await call('cases.get', { id })).record.state).toBe('reopened')
  })
})

describe('what Bulkhead does itself', () => {
  it('is journalled with it, masked, and begins the work', async () => {
    const { call, cases, id, events } = await opened()
    const entry = {
      who: 'Bulkhead',
      act: 'find-dependents',
      text: `Found ${stripeKey} in 2 places.`,
      detail: { [stripeKey]: [{ line: stripeKey }], count: 2 }
    }
    const view = cases.change(id, entry, (record) => ({ ...record, dependentsSearchedAt: '2026-11-24T08:00:00.000Z' }))
    expect(view.record).toMatchObject({ state: 'triage', dependentsSearchedAt: '2026-11-24T08:00:00.000Z' })
    const { entries } = await call('cases.journal', { id, limit: 1 })
    expect(entries[0]).toMatchObject({ who: 'Bulkhead', act: 'find-dependents', detail: { count: 2 } })
    expect(JSON.stringify(entries)).not.toContain(stripeKey.slice(0, 30))
    expect(events.at(-1)).toEqual({ event: 'case.changed', payload: { id } })
  })

  it('leaves the state alone where it is no work on the case, or the case has ended', async () => {
    const { cases, id, act } = await opened()
    const change = (kind: string) =>
      cases.change(id, { who: 'Bulkhead', act: kind, text: 'x', detail: {} }, (record) => record).record.state
    expect(change('export')).toBe('new')
    await act({ kind: 'close', reason: 'duplicate', outcome: 'not-knowable', text: 'x', until: null })
    expect(change('import')).toBe('closed')
  })

  it('happens with its entry or not at all', async () => {
    const { call, cases, id } = await opened()
    const failing = () =>
      cases.change(id, { who: 'Bulkhead', act: 'import', text: 'x', detail: {} }, () => {
        throw new Error('the import broke')
      })
    expect(failing).toThrow('the import broke')
    expect((await call('cases.get', { id })).journalEntries).toBe(1)
  })
})

describe('what goes wrong around a case', () => {
  it('keeps what was known of a source that was removed, and asks in its gate', async () => {
    const { call, workspace, sourceId, id, act } = await opened()
    workspace.sources.remove(sourceId)
    const view = await call('cases.get', { id })
    expect(view.exposure).toMatchObject({
      sourcesGone: true,
      firstCommit: { date: '2026-11-20T10:00:00.000Z', author: 'Ada' },
      sources: [{ findingId: null, sourceName: 'payments', paths: ['src/pay.ts'], authors: ['Ada'] }],
      exposedFor: expect.any(Number),
      revealFrom: null
    })
    expect(view.milestones[0]).toEqual({ milestone: 'first-exposed', at: '2026-11-20T10:00:00.000Z' })
    expect(view.gates.find(({ gate }) => gate === 'tips-clean')).toMatchObject({
      open: false,
      why: expect.stringContaining('payments held the value')
    })
    const after = await act({ kind: 'state', about: 'tips-accepted', text: 'The repository was deleted.' })
    expect(after.gates.find(({ gate }) => gate === 'tips-clean')?.open).toBe(true)
  })

  it('is whole again when the source is added and scanned again', async () => {
    const { call, workspace, sourceId, id } = await opened()
    workspace.sources.remove(sourceId)
    plant(workspace, addSource(workspace, 'payments'), stripeKey)
    expect((await call('cases.get', { id })).exposure).toMatchObject({ sourcesGone: false, sources: [{ atTip: true }] })
  })

  it('does not take a value for gone with its source that a rewrite took out of it', async () => {
    const { call, workspace, sourceId, id } = await opened()
    plant(workspace, addSource(workspace, 'other'), stripeKey, { atTip: false })
    workspace.sources.remove(sourceId)
    expect((await call('cases.get', { id })).exposure.sources.map(({ sourceName }) => sourceName)).toEqual(['other', 'payments'])
  })

  it('can be read, worked on and reported when the journal was edited by hand, but is closed with a reason only', async () => {
    const dir = temporaryFolder()
    const first = await opened({ dir })
    await first.act({ kind: 'note', text: 'x' })
    first.workspace.close()
    const db = new Database(join(dir, 'bulkhead.db'))
    db.exec(`DROP TRIGGER case_journal_no_update; UPDATE case_journal SET text = 'Opened by nobody.', detail = '{"a": 1}' WHERE seq = 1`)
    db.close()

    const { call } = caseSide({ dir, planted: false })
    const id = 'INC-0001'
    expect(await call('cases.verify', { id })).toMatchObject({ intact: false, broken: { seq: 1 } })
    expect((await call('cases.get', { id })).record.state).toBe('new')
    await call('cases.act', { id, act: { kind: 'note', text: 'Somebody was at the file.' } })
    const close: Act = { kind: 'close', reason: 'duplicate', outcome: 'not-knowable', text: 'x', until: null }
    await expect(call('cases.act', { id, act: close })).rejects.toMatchObject({
      code: 'case.journal-broken',
      message: expect.stringContaining('entry 1'),
      data: { seq: 1 }
    })
    await call('cases.act', { id, act: close, override: 'The disk was restored from a copy.' })
    const { entries } = await call('cases.journal', { id, limit: 1 })
    expect(entries[0]).toMatchObject({
      act: 'close',
      text: expect.stringMatching(/broken at entry 1; .*restored from a copy/),
      detail: { override: 'The disk was restored from a copy.' }
    })
    expect((await call('cases.verify', { id })).broken?.seq).toBe(1)
  })
})

it('lists by what is open and by all words, in any of the texts', async () => {
  const { call, workspace, sourceId, act, id } = await opened()
  plant(workspace, sourceId, githubToken, github)
  const second = (await call('cases.open', { findingIds: findingIds(workspace).slice(-1), title: 'Token of the bot' })).id
  await act({ kind: 'assign', assignee: 'Eve' })
  const ids = async (search: string, show?: 'open' | 'ended' | 'all') =>
    (await call('cases.list', { search, ...(show ? { show } : {}) })).map((row) => row.id)
  expect(await ids('')).toEqual([second, id])
  expect(await ids('eve STRIPE')).toEqual([id])
  expect(await ids('bot')).toEqual([second])
  expect(await ids('bot eve')).toEqual([])
  expect(await ids('inc-0001')).toEqual([id])
  await act({ kind: 'close', reason: 'duplicate', outcome: 'not-knowable', text: 'x', until: null })
  expect(await ids('')).toEqual([second])
  expect(await ids('', 'ended')).toEqual([id])
  expect(await ids('', 'all')).toEqual([second, id])
  const [row] = await call('cases.list', { show: 'ended' })
  expect(row).toMatchObject({
    assignee: 'Eve',
    provider: 'Stripe',
    progress: { monitor: expect.any(Number) },
    dependents: { moved: 0, all: 0 }
  })
})
