import { expect, it } from 'vitest'
import { caseRecord } from '../../../test/support/case-record.ts'
import { memoryWorkspace } from '../../../test/support/workspace.ts'
import type { UsageAnalysis, UsageEvent } from '../../contract/case/usage.ts'
import type { UsageEvents, Workspace } from './workspace.ts'

const event = (at: number, rest: Partial<UsageEvent> = {}): UsageEvent => ({
  line: 1,
  at,
  actor: 'ci',
  key: 'AK…1',
  ip: '192.0.2.7',
  userAgent: 'curl/8',
  action: 'GetObject',
  resource: '/backup',
  result: 'ok',
  bytes: 512,
  ...rest
})

function openCase({ cases }: Workspace): string {
  const entry = { who: 'ada', act: 'open', text: 'opened', detail: {} }
  return cases.create((id) => ({ record: caseRecord(id), entry })).record.id
}

function withCase(): { usage: UsageEvents; id: string; workspace: Workspace } {
  const { workspace } = memoryWorkspace()
  return { usage: workspace.usageEvents, id: openCase(workspace), workspace }
}

function importAll(usage: UsageEvents, caseId: string, importId: string, events: UsageEvent[]): void {
  const writer = usage.begin(caseId, importId)
  writer.add(events)
  writer.commit()
}

const analysis: UsageAnalysis = {
  rows: 2,
  before: 0,
  exposed: 2,
  after: 0,
  covered: { from: '2026-11-01T00:00:00.000Z', to: '2026-11-02T00:00:00.000Z' },
  bucketHours: 1,
  buckets: [],
  tests: [],
  groups: [],
  gaps: [],
  afterUses: { rows: 0, failed: 0 },
  suggestion: { outcome: 'no-sign-of-use', text: 'Nothing stands out.' }
}

it('keeps every field of a row, and reads rows of all imports by time', () => {
  const { usage, id } = withCase()
  const rare = event(-5, { actor: '', key: 'ключ', ip: '2001:db8::1', userAgent: 'a\0b', result: 'failed', bytes: -1, line: 0 })
  const large = event(1_795_000_000_123, { result: 'unknown', bytes: Number.MAX_SAFE_INTEGER, line: 12_000_000 })
  importAll(usage, id, 'one', [event(20), large, event(10, { action: 'first' }), event(10, { action: 'second' })])
  importAll(usage, id, 'two', [rare, event(15)])
  const from = (importId: string, given: UsageEvent) => ({ ...given, importId })
  const byTime = [
    from('two', rare),
    from('one', event(10, { action: 'first' })),
    from('one', event(10, { action: 'second' })),
    from('two', event(15)),
    from('one', event(20)),
    from('one', large)
  ]
  expect([...usage.each(id)]).toEqual(byTime)
  expect(usage.rows(id, {}, { offset: 0, limit: 10 })).toEqual({ total: 6, rows: byTime })
  expect(usage.count(id)).toBe(6)
})

it('pages through the rows that a filter leaves', () => {
  const { usage, id, workspace } = withCase()
  importAll(usage, openCase(workspace), 'other', [event(1)])
  importAll(
    usage,
    id,
    'one',
    Array.from({ length: 90 }, (_, n) =>
      event(n, { ip: n % 3 ? '192.0.2.7' : '', action: n % 2 ? 'Get' : 'Put', actor: n < 60 ? 'ci' : 'eve' })
    )
  )
  const times = (filter: Parameters<UsageEvents['rows']>[1], offset: number, limit: number) => {
    const { total, rows } = usage.rows(id, filter, { offset, limit })
    return [total, rows.map(({ at }) => at)]
  }
  expect(times({ ip: '' }, 0, 3)).toEqual([30, [0, 3, 6]])
  expect(times({ ip: '', action: 'Get' }, 13, 10)).toEqual([15, [81, 87]])
  expect(times({ ip: '192.0.2.7', action: 'Put', actor: 'eve' }, 0, 2)).toEqual([10, [62, 64]])
  expect(times({ actor: 'nobody' }, 0, 2)).toEqual([0, []])
  expect(times({}, 88, 5)).toEqual([90, [88, 89]])
})

it('shows nothing of an import before it is committed, and nothing is left of one that is aborted', () => {
  const { usage, id } = withCase()
  importAll(usage, id, 'one', [event(1)])
  usage.saveAnalysis(id, analysis)
  const seen = () => [[...usage.each(id)].length, usage.rows(id, { ip: '192.0.2.7' }, { offset: 0, limit: 9 }).total, usage.count(id)]
  const writer = usage.begin(id, 'two')
  writer.add(Array.from({ length: 12_000 }, (_, n) => event(n)))
  expect(seen()).toEqual([1, 1, 1])
  expect(usage.analysis(id)).toEqual(analysis)
  writer.abort()
  expect(seen()).toEqual([1, 1, 1])
  importAll(usage, id, 'two', [event(2), event(3)])
  expect(seen()).toEqual([3, 3, 3])
  expect(usage.analysis(id)).toBeUndefined()
})
