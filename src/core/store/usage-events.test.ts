import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { randomSequence } from '../../../test/support/random.ts'
import { caseRecord } from '../../../test/support/stored-case.ts'
import { memoryWorkspace, stoppedClock, temporaryFolder } from '../../../test/support/workspace.ts'
import type { UsageAnalysis, UsageEvent } from '../../contract/case/usage.ts'
import { openCases } from './cases.ts'
import { openDatabase } from './open-database.ts'
import { guarded } from './store-error.ts'
import { openUsageEvents } from './usage-events.ts'
import { openWorkspace, type UsageEvents, type Workspace } from './workspace.ts'

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
  expect(times({ from: 80 }, 8, 5)).toEqual([10, [88, 89]])
  expect(times({ ip: '', action: 'Get', from: 81 }, 0, 10)).toEqual([2, [81, 87]])
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

it('removes one import of several, with its texts', () => {
  const { usage, id, workspace } = withCase()
  const other = openCase(workspace)
  importAll(usage, id, 'one', [event(1, { ip: '192.0.2.1' }), event(2)])
  importAll(usage, id, 'two', [event(3, { ip: '192.0.2.2' })])
  importAll(usage, other, 'two', [event(4)])
  usage.saveAnalysis(id, analysis)
  usage.saveAnalysis(other, analysis)
  usage.remove(id, 'none')
  expect(usage.analysis(id)).toEqual(analysis)
  usage.remove(id, 'two')
  expect([...usage.each(id)].map(({ at, ip }) => [at, ip])).toEqual([
    [1, '192.0.2.1'],
    [2, '192.0.2.7']
  ])
  expect([usage.count(id), usage.count(other)]).toEqual([2, 1])
  expect([usage.analysis(id), usage.analysis(other)]).toEqual([undefined, analysis])
  // The numbers of its texts are given anew.
  importAll(usage, id, 'three', [event(5, { ip: '192.0.2.3' })])
  expect([...usage.each(id)].map(({ ip }) => ip)).toEqual(['192.0.2.1', '192.0.2.7', '192.0.2.3'])
})

it('takes back a commit together with the act that it was part of', () => {
  const { usage, id, workspace } = withCase()
  const writer = usage.begin(id, 'one')
  writer.add([event(1), event(2)])
  const act = () =>
    workspace.cases.update(id, () => {
      writer.commit()
      throw new RangeError('refused')
    })
  expect(act).toThrow('refused')
  expect(usage.count(id)).toBe(0)
  expect(act).toThrow('is over')
  writer.abort()
  importAll(usage, id, 'one', [event(3)])
  expect([...usage.each(id)].map(({ at }) => at)).toEqual([3])
})

it('gives each row once, in order, though more than one read is needed and others write between', () => {
  const { usage, id } = withCase()
  const next = randomSequence(3)
  for (const importId of ['one', 'two', 'three']) {
    // Few times, so that reads end among rows of the same one.
    importAll(
      usage,
      id,
      importId,
      Array.from({ length: 4500 }, (_, n) => event(next(9), { line: n }))
    )
  }
  const seen = new Set<string>()
  const times: number[] = []
  for (const { importId, line, at } of usage.each(id)) {
    if (times.length === 7000) importAll(usage, id, 'late', [event(8), event(9)])
    seen.add(`${importId} ${line}`)
    times.push(at)
  }
  expect([times.length, seen.size]).toEqual([13_500, 13_500])
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})

it('removes at the next opening what a killed process left of an import', async () => {
  const dir = temporaryFolder()
  const open = () => openWorkspace(dir, { command: 'test', now: stoppedClock().now })
  const first = open()
  const id = openCase(first)
  importAll(first.usageEvents, id, 'whole', [event(1)])
  first.close()

  const script = join(import.meta.dirname, '../../../test/support/killed-import.ts')
  const child = spawn(process.execPath, [script, dir, id], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')

  const rows = (): number[] => {
    const db = new Database(join(dir, 'bulkhead.db'))
    const counts = ['usage_imports', 'usage_texts', 'usage_events'].map((table) =>
      db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()
    )
    db.close()
    return counts.map((count) => count ?? 0)
  }
  expect(rows()).toEqual([2, 6 + 6, 1 + 10_000])
  const second = open()
  expect([...second.usageEvents.each(id)].map(({ importId }) => importId)).toEqual(['whole'])
  second.close()
  expect(rows()).toEqual([1, 6, 1])
}, 30_000)

it('says that the disk is full, leaves the import to be aborted, and goes on when there is room', () => {
  const db = openDatabase(':memory:')
  const cases = openCases(db, stoppedClock().now)
  const { id } = cases.create((id) => ({ record: caseRecord(id), entry: { who: 'ada', act: 'open', text: 'opened', detail: {} } })).record
  const usage = openUsageEvents(db)
  importAll(usage, id, 'one', [event(1)])
  const many = Array.from({ length: 12_000 }, (_, n) => event(n, { resource: `/object/${n}` }))
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 150}`)
  const writer = usage.begin(id, 'two')
  expect(() => guarded('/srv/workspace', writer).add(many)).toThrow(expect.objectContaining({ code: 'workspace.disk-full' }))
  expect(() => writer.commit()).toThrow('is over')
  expect(usage.count(id)).toBe(1)
  writer.abort()
  db.pragma('max_page_count = 1000000')
  importAll(usage, id, 'two', many)
  expect([...usage.each(id)].filter(({ importId }) => importId === 'two').map(({ resource }) => resource)).toEqual(
    many.map(({ resource }) => resource)
  )
  db.close()
})

it('refuses rows within a transaction of somebody else, two imports of one name, and two ends', () => {
  const { usage, id, workspace } = withCase()
  importAll(usage, id, 'one', [event(1)])
  const writer = usage.begin(id, 'two')
  const act = () =>
    workspace.cases.update(id, (record) => {
      writer.add([event(1)])
      return { record, entries: [] }
    })
  expect(act).toThrow(/transactions of their own/)
  expect(() => usage.begin(id, 'one')).toThrow()
  for (const step of [writer.commit, () => writer.add([event(2)])]) expect(step).toThrow('is over')
  writer.abort()
  const other = usage.begin(id, 'two')
  other.add([event(3)])
  other.commit()
  expect(other.commit).toThrow('is over')
  other.abort()
  expect(usage.count(id)).toBe(2)
  expect(() => usage.begin('INC-0009', 'one')).toThrow(expect.objectContaining({ code: 'case.not-found' }))
  expect([...usage.each('INC-0009')]).toEqual([])
})

it('makes anew an analysis that another version made of other parts', () => {
  const db = openDatabase(':memory:')
  const cases = openCases(db, stoppedClock().now)
  const { id } = cases.create((id) => ({ record: caseRecord(id), entry: { who: 'ada', act: 'open', text: 'opened', detail: {} } })).record
  const usage = openUsageEvents(db)
  usage.saveAnalysis(id, analysis)
  expect(usage.analysis(id)).toEqual(analysis)
  db.exec("UPDATE usage_analysis SET analysis = json_remove(analysis, '$.gaps')")
  expect(usage.analysis(id)).toBeUndefined()
  db.pragma('ignore_check_constraints = ON')
  db.exec("UPDATE usage_analysis SET analysis = '{'")
  expect(usage.analysis(id)).toBeUndefined()
  db.close()
})
