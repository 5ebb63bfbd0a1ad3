import { expect, it } from 'vitest'
import { aCase, by } from '../../../test/support/case-record.ts'
import type { CaseRecord } from '../../contract/case/record.ts'
import { clocksOf, evidenceExpires } from './clocks.ts'

const clock = (log: string, keepsHours: number | null) => ({ log, keeps: '-', keepsHours, source: 'docs', date: '2026-11' })
const first = '2026-11-20T10:30:00.000Z'

it('counts from the first exposure to when the log is gone', () => {
  expect(clocksOf([clock('events', 72), clock('audit', null)], first).map(({ log, expiresAt }) => [log, expiresAt])).toEqual([
    ['events', '2026-11-23T10:30:00.000Z'],
    ['audit', null]
  ])
  expect(clocksOf([clock('events', 72)], null)).toMatchObject([{ expiresAt: null }])
})

it('watches the next log to go, then the last that went, until the usage is reviewed', () => {
  const clocks = clocksOf([clock('b', 96), clock('a', 24), clock('c', null)], first)
  const open = aCase()
  expect(evidenceExpires(clocks, open, '2026-11-20T12:00:00.000Z')).toBe('2026-11-21T10:30:00.000Z')
  expect(evidenceExpires(clocks, open, '2026-11-22T12:00:00.000Z')).toBe('2026-11-24T10:30:00.000Z')
  expect(evidenceExpires(clocks, open, '2026-12-22T12:00:00.000Z')).toBe('2026-11-24T10:30:00.000Z')
  expect(evidenceExpires([], open, first)).toBeNull()
  const verdict: CaseRecord['verdict'] = { outcome: 'not-knowable', confidence: 'low', text: 'x', groups: [], ...by }
  expect(evidenceExpires(clocks, aCase({ verdict }), first)).toBeNull()
  expect(evidenceExpires(clocks, aCase({ statements: [{ about: 'logs-unavailable', text: 'x', ...by }] }), first)).toBeNull()
})
