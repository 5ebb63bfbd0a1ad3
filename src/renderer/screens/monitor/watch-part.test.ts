import { expect, it } from 'vitest'
import { checkState, watchPart } from './watch-part.ts'

const last = (ok: boolean) => ({ ok, note: '', at: '2026-11-24T08:00:00.000Z', who: 'Bulkhead' })

it.each([
  [{ last: last(false), overdue: false }, 'failed'],
  [{ last: last(true), overdue: true }, 'due'],
  [{ last: last(true), overdue: false }, 'passed'],
  [{ last: null, overdue: false }, 'waiting']
])('says what a check is: %j', (check, state) => expect(checkState(check)).toBe(state))

it.each([
  ['2026-11-20T00:00:00.000Z', 0],
  ['2026-11-25T00:00:00.000Z', 0.5],
  ['2027-01-01T00:00:00.000Z', 1],
  ['2026-11-01T00:00:00.000Z', 0]
])('knows at %s how much of the window is over', (now, part) =>
  expect(watchPart({ start: '2026-11-20T00:00:00.000Z', end: '2026-11-30T00:00:00.000Z' }, Date.parse(now))).toBe(part)
)
