import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { fillWithFindings, manyTypes as types } from '../../../test/support/many-findings.ts'
import { addSource, batchOf, beginScan, fileHit, hit, memoryWorkspace, stoppedClock } from '../../../test/support/workspace.ts'
import { FindingFilter, Liveness, severities } from '../../contract/model.ts'
import { PlaceKind } from '../../contract/place-kind.ts'
import { codeOf, places } from './codes.ts'
import { idOf } from './ids.ts'
import { openWorkspace, type Sort, type StoredFinding, type Workspace } from './workspace.ts'

type Part = Partial<FindingFilter>

const rowsOf = (workspace: Workspace, part: Part, sort: Sort = 'severity'): StoredFinding[] =>
  workspace.findings.list({ filter: FindingFilter.parse(part), types, sort, offset: 0, limit: 10_000 }).rows

/** Four secrets in three sources, told apart by their previews. */
function few(): Workspace {
  const { workspace, sourceId } = memoryWorkspace()
  const infra = addSource(workspace, 'infra')
  const home = addSource(workspace, 'Home folder', 'folder')
  const person = { author: 'Ada', email: 'a@b', refs: ['main'], refCount: 1, removedBy: null, removedTime: null }
  const commit = 'c'.repeat(40)
  workspace.scans.commitBatch(
    beginScan(workspace, sourceId),
    batchOf([
      hit({ secret: 'tip', object: 'tip', preview: 'TIP-1', typeId: 'stripe-api-key' }),
      hit({ secret: 'old', object: 'old', preview: 'OLD-2', typeId: 'stripe-api-key-legacy', severity: 'high' })
    ])
  )
  workspace.history.replace(sourceId, [
    {
      oid: hit({ object: 'tip' }).object ?? '',
      introductions: [{ ...person, path: 'src/Mail/.env', commit, time: 200, atTip: true }],
      life: []
    },
    {
      oid: hit({ object: 'old' }).object ?? '',
      introductions: [
        { ...person, path: 'deploy/prod.env.sample', commit, time: 100, atTip: false },
        { ...person, path: 'notes 100%.txt', commit, time: 150, atTip: false }
      ],
      life: []
    }
  ])
  workspace.scans.commitBatch(
    beginScan(workspace, infra),
    batchOf([
      hit({ secret: 'lost', object: 'lost', preview: 'LOST-3', typeId: 'mailgun-api-key', provider: 'Mailgun', severity: 'medium' })
    ])
  )
  workspace.history.replace(infra, [{ oid: hit({ object: 'lost' }).object ?? '', introductions: [], life: [] }])
  workspace.scans.commitBatch(
    beginScan(workspace, home),
    batchOf([
      fileHit('Mail/settings_1.py', { secret: 'file', preview: 'FILE-4', typeId: 'unknown-type', provider: 'Nobody', severity: 'low' })
    ])
  )
  return workspace
}

const previews = (workspace: Workspace, part: Part, sort?: Sort): string[] => rowsOf(workspace, part, sort).map(({ preview }) => preview)

it.each<[string, string[]]>([
  ['', ['TIP-1', 'OLD-2', 'LOST-3', 'FILE-4']],
  ['mail', ['TIP-1', 'LOST-3', 'FILE-4']],
  ['MAIL .env', ['TIP-1']],
  ['lost-3', ['LOST-3']],
  ['stripe', ['TIP-1', 'OLD-2']],
  ['payments', ['TIP-1', 'OLD-2']],
  ['"home folder"', ['FILE-4']],
  ['nobody', ['FILE-4']],
  ['type:stripe-api-key', ['TIP-1']],
  ['type:"Stripe api key"', ['TIP-1']],
  ['type:stripe', ['TIP-1', 'OLD-2']],
  ['type:unknown', ['FILE-4']],
  ['type:nothing', []],
  ['-type:nothing', ['TIP-1', 'OLD-2', 'LOST-3', 'FILE-4']],
  ['provider:mailgun', ['LOST-3']],
  ['provider:mailgun,nobody', ['LOST-3', 'FILE-4']],
  ['severity:critical,low', ['TIP-1', 'FILE-4']],
  ['-severity:critical', ['OLD-2', 'LOST-3', 'FILE-4']],
  ['type:mailgun OR severity:critical', ['TIP-1', 'LOST-3']],
  ['type:nothing OR severity:critical', ['TIP-1']],
  ['path:mail', ['TIP-1', 'FILE-4']],
  ['path:src/*', ['TIP-1']],
  ['path:mail/*', ['FILE-4']],
  ['path:*.env', ['TIP-1']],
  ['path:.env', ['TIP-1', 'OLD-2']],
  ['path:notes', ['OLD-2']],
  ['path:100%', ['OLD-2']],
  ['path:%', ['OLD-2']],
  ['path:settings_1', ['FILE-4']],
  ['path:settings?1', []],
  ['source:infra', ['LOST-3']],
  ['source:home', ['FILE-4']],
  ['source:source-1', ['TIP-1', 'OLD-2']],
  ['source:/srv/infra,home', ['LOST-3', 'FILE-4']],
  ['live:not-attempted', ['TIP-1', 'OLD-2', 'LOST-3', 'FILE-4']],
  ['live:live', []],
  ['is:tip', ['TIP-1', 'FILE-4']],
  ['is:history,unreachable', ['OLD-2', 'LOST-3']],
  ['-is:tip -is:history', ['LOST-3']],
  ["' OR 1=1 --", []],
  ["'); DROP TABLE findings; --", []]
])('the search line %s finds %j', (query, found) => {
  expect(previews(few(), { query })).toEqual(found)
})

it('takes what the search line says of ignored or open before what is chosen', () => {
  const workspace = few()
  const [worst] = rowsOf(workspace, {})
  workspace.ignores.add([worst?.id ?? ''], { reason: 'duplicate', note: '', until: null })
  expect(previews(workspace, {})).toEqual(['OLD-2', 'LOST-3', 'FILE-4'])
  expect(previews(workspace, { status: ['ignored'] })).toEqual(['TIP-1'])
  expect(previews(workspace, { status: [] })).toEqual(['TIP-1', 'OLD-2', 'LOST-3', 'FILE-4'])
  expect(previews(workspace, { query: 'is:ignored', status: ['open'] })).toEqual(['TIP-1'])
  expect(previews(workspace, { query: '-is:ignored', status: ['ignored'] })).toEqual(['OLD-2', 'LOST-3', 'FILE-4'])
})

it.each<[Sort, string[]]>([
  ['severity', ['TIP-1', 'OLD-2', 'LOST-3', 'FILE-4']],
  ['newest', ['TIP-1', 'OLD-2', 'LOST-3', 'FILE-4']],
  ['oldest', ['OLD-2', 'TIP-1', 'LOST-3', 'FILE-4']],
  ['type', ['LOST-3', 'TIP-1', 'OLD-2', 'FILE-4']],
  ['source', ['FILE-4', 'LOST-3', 'TIP-1', 'OLD-2']]
])('sorts by %s', (sort, found) => {
  expect(previews(few(), {}, sort)).toEqual(found)
})

it('shows a row as the contract wants it, but for the name of the type', () => {
  expect(rowsOf(few(), {})[0]).toEqual({
    id: 'finding-1',
    typeId: 'stripe-api-key',
    provider: 'Stripe',
    severity: 'critical',
    typeSeverity: 'critical',
    placeKind: 'ordinary',
    preview: 'TIP-1',
    sourceId: 'source-1',
    sourceName: 'payments',
    path: 'src/Mail/.env',
    line: 2,
    occurrences: 1,
    atTip: true,
    reachable: true,
    firstSeen: '1970-01-01T00:03:20.000Z',
    liveness: 'not-attempted',
    status: 'open'
  })
})

it('takes an id that is not there as a choice that nothing has', () => {
  const workspace = few()
  for (const part of [{ source: ['source-99'] }, { source: ['1'] }, { type: ['nothing'] }]) expect(rowsOf(workspace, part)).toEqual([])
})

let many: Workspace
beforeAll(() => {
  many = openWorkspace(':memory:', { command: 'test', now: stoppedClock().now })
  fillWithFindings(many, 3000)
  return () => many.close()
})

it.each<Sort>(['severity', 'newest', 'oldest', 'type', 'source'])(
  'parts the list by %s into pages without gap or overlap, in one order',
  (sort) => {
    const filter = FindingFilter.parse({ severity: ['critical', 'high'] })
    const whole = rowsOf(many, filter, sort)
    const paged: StoredFinding[] = []
    for (let offset = 0; ; offset += 97) {
      const { total, rows } = many.findings.list({ filter, types, sort, offset, limit: 97 })
      expect(total).toBe(whole.length)
      if (rows.length === 0) break
      paged.push(...rows)
    }
    expect(paged).toEqual(whole)
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length)
    const keys = whole.map(({ severity, firstSeen, typeId, sourceName }) =>
      sort === 'severity'
        ? String(severities.indexOf(severity))
        : sort === 'type'
          ? typeId
          : sort === 'source'
            ? sourceName
            : sort === 'oldest'
              ? (firstSeen ?? '9')
              : (firstSeen ?? '0')
    )
    const sorted = [...keys].sort()
    expect(keys).toEqual(sort === 'newest' ? sorted.reverse() : sorted)
  }
)

const someOf = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { maxLength: 2 })

it('counts in each facet what choosing that value alone there would list', () => {
  const filters = fc.record({
    query: fc.constantFrom('', 'type:api-key', 'path:*.env', '-is:tip', 'slack OR severity:critical', 'settings-1', '-is:test'),
    severity: someOf(severities),
    where: someOf(places),
    type: someOf(types.slice(0, 5).map(({ id }) => id)),
    source: someOf(['source-1', 'source-3', 'source-5']),
    liveness: someOf(Liveness.options.slice(2, 4)),
    status: someOf(['open', 'ignored'] as const),
    placeKind: someOf(PlaceKind.options)
  })
  const totalOf = (filter: FindingFilter): number => many.findings.list({ filter, types, sort: 'severity', offset: 0, limit: 1 }).total
  const listed = (filter: FindingFilter): number => rowsOf(many, filter).length
  fc.assert(
    fc.property(filters, (filter) => {
      const counts = many.findings.counts({ filter, types })
      expect(counts.total).toBe(listed(filter))
      expect(totalOf(filter)).toBe(counts.total)
      for (const word of severities) {
        expect(counts.severity.get(codeOf('severity', word)) ?? 0).toBe(listed({ ...filter, severity: [word] }))
      }
      for (const word of places) expect(counts.place.get(codeOf('place', word)) ?? 0).toBe(listed({ ...filter, where: [word] }))
      for (const word of ['open', 'ignored'] as const) {
        expect(counts.status.get(codeOf('status', word)) ?? 0).toBe(listed({ ...filter, status: [word] }))
      }
      for (const word of PlaceKind.options)
        expect(counts.placeKind.get(codeOf('placeKind', word)) ?? 0).toBe(listed({ ...filter, placeKind: [word] }))
      const type = types[1]?.id ?? ''
      expect(counts.type.get(type) ?? 0).toBe(listed({ ...filter, type: [type] }))
      expect(counts.source.get(3) ?? 0).toBe(listed({ ...filter, source: [idOf('source', 3)] }))
    }),
    { numRuns: 25 }
  )
})

it('never fails in SQL, whatever is typed', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('"', ' ', ':', ',', '-', ' OR ', 'type:', 'is:tip', 'path:', "'", ';', '%', '\u0000'))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      try {
        many.findings.list({
          filter: FindingFilter.parse({ query: pieces.join('').slice(0, 500) }),
          types,
          sort: 'source',
          offset: 0,
          limit: 1
        })
      } catch (error) {
        expect(error).toMatchObject({ code: 'contract.bad-input' })
      }
    }),
    { numRuns: 200 }
  )
})

it('counts anew when something has changed', () => {
  const workspace = few()
  const open = (): number => workspace.findings.counts({ filter: FindingFilter.parse({}), types }).total
  expect(open()).toBe(4)
  workspace.ignores.add(['finding-1'], { reason: 'duplicate', note: '', until: null })
  expect(open()).toBe(3)
  workspace.sources.remove('source-2')
  expect(open()).toBe(2)
})
