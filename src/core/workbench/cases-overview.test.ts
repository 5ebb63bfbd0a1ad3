import { expect, it } from 'vitest'
import { caseSide, someCatalog } from '../../../test/support/case-side.ts'
import type { Act } from '../../contract/case/acts.ts'
import { FindingFilter } from '../../contract/model.ts'
import { createCasesOverview } from './cases-overview.ts'

function side() {
  const made = caseSide()
  const { workspace, call, clock } = made
  const overview = createCasesOverview({ workspace, catalog: someCatalog(), clock: clock.now })
  const findingIds = workspace.findings
    .list({ filter: FindingFilter.parse({}), types: someCatalog().types, sort: 'severity', offset: 0, limit: 5 })
    .rows.map(({ id }) => id)
  const open = async (): Promise<string> => (await call('cases.open', { findingIds })).id
  const act = (id: string, one: Act, override?: string) =>
    call('cases.act', { id, act: one, ...(override === undefined ? {} : { override }) })
  return { ...made, overview, open, act }
}

it('is empty before the first case', () =>
  expect(side().overview()).toEqual({
    all: 0,
    open: 0,
    critical: 0,
    unassigned: 0,
    monitoring: 0,
    rows: [],
    expiring: [],
    times: []
  }))

it('shows an open case with the next thing to do and how long it lies open', async () => {
  const { overview, open, clock } = side()
  const id = await open()
  const { rows, unassigned, times } = overview()
  expect(unassigned).toBe(1)
  expect(rows).toMatchObject([{ id, oldKeyOff: false, next: expect.stringMatching(/\w/) }])
  const since = Date.parse('2026-11-20T10:00:00Z')
  expect(rows[0]?.exposedFor).toBe(clock.now().getTime() - since)
  expect(times).toEqual([{ at: clock.now().toISOString(), isOff: false, exposure: clock.now().getTime() - since, repair: null }])
})

it('lists what runs out, soonest first: dates that were set, the notice of the law', async () => {
  const { overview, open, act, clock } = side()
  const id = await open()
  const inHours = (hours: number): string => new Date(clock.now().getTime() + hours * 3_600_000).toISOString()
  await act(id, { kind: 'set-due', what: 'rotate', at: inHours(5) })
  await act(id, { kind: 'set-due', what: 'case', at: inHours(24 * 90) })
  await act(id, {
    kind: 'weigh-law',
    awareAt: inHours(-70),
    decision: 'open',
    reason: '',
    subjects: '',
    consequences: '',
    measures: '',
    contact: ''
  })
  const expiring = overview().expiring.filter(({ what }) => what !== 'evidence')
  expect(expiring.map(({ what, at }) => [what, at])).toEqual([
    ['law', inHours(2)],
    ['due', inHours(5)]
  ])
  await act(
    id,
    { kind: 'close', reason: 'accepted-until', outcome: 'not-knowable', text: 'Nothing depends on it.', until: inHours(48) },
    'agreed'
  )
  expect(overview()).toMatchObject({ open: 0, all: 1, rows: [] })
  expect(overview().expiring.map(({ what }) => what)).toContain('risk')
  clock.set(inHours(49))
  expect(overview()).toMatchObject({ open: 1 })
})

it('keeps what a case took once its old key is off', async () => {
  const { overview, open, act, clock } = side()
  const id = await open()
  const off = clock.now().toISOString()
  clock.set('2026-12-24T08:00:00.000Z')
  await act(id, { kind: 'set-milestone', milestone: 'old-deactivated', at: off, reason: 'from the console' })
  const [time] = overview().times
  expect(time).toEqual({ at: off, isOff: true, exposure: Date.parse(off) - Date.parse('2026-11-20T10:00:00Z'), repair: 0 })
})
