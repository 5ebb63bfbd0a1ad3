import { beforeEach, expect, it } from 'vitest'
import { answeringClient } from '../../../test/support/answering-client.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { Input, Output } from '../../contract/methods.ts'
import type { FindingRow } from '../../contract/model.ts'
import { createAppStore } from './app-store.ts'
import { rowAt } from './finding-pages.ts'

type ListInput = Input<'findings.list'>

const row = (id: string): FindingRow => ({
  id,
  typeId: 'jwt',
  type: 'JSON web token',
  provider: 'Any',
  severity: 'low',
  typeSeverity: 'low',
  placeKind: 'ordinary',
  preview: 'eyJ…',
  sourceId: 's',
  sourceName: 's',
  path: 'a',
  line: 1,
  occurrences: 1,
  atTip: true,
  reachable: true,
  firstSeen: null,
  liveness: 'not-attempted',
  status: 'open'
})
const noFacets = { total: 0, severity: [], liveness: [], where: [], type: [], source: [], status: [], placeKind: [] }

/** A list of `ids`, answered at once or when the test says so. */
function listOf(ids: string[]) {
  const waiting: (() => void)[] = []
  const held = { isHeld: false, ids, fail: null as BulkheadError | null }
  const answer = ({ offset = 0, limit = 100 }: ListInput): Output<'findings.list'> => {
    if (held.fail) throw held.fail
    return { total: held.ids.length, rows: held.ids.slice(offset, offset + limit).map(row) }
  }
  const core = answeringClient({
    'findings.list': (input) => (held.isHeld ? new Promise((resolve) => waiting.push(() => resolve(answer(input)))) : answer(input)),
    'findings.facets': () => noFacets,
    'findings.ignore': ({ ids: gone }) => {
      held.ids = held.ids.filter((id) => !gone.includes(id))
      return { done: true }
    },
    'findings.unignore': () => ({ done: true })
  })
  const offsets = (): number[] =>
    core.asked.filter((one) => one.method === 'findings.list').map((one) => (one.input as ListInput).offset ?? 0)
  return { core, held, offsets, release: () => waiting.splice(0).forEach((go) => void go()) }
}

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `f${at}`)
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

beforeEach(() => history.replaceState(null, '', '#/findings'))

it('asks again where nothing was found before: for another filter, and when findings come', async () => {
  const { core, held } = listOf([])
  const store = createAppStore(core)
  store.getState().findings.follow({})
  await settled()
  expect(store.getState().findings.total).toBe(0)
  held.ids = ids(3)
  store.getState().findings.refresh()
  await settled()
  expect(store.getState().findings.total).toBe(3)
  held.ids = []
  store.getState().findings.narrow({ query: 'nothing' })
  await settled()
  held.ids = ids(2)
  store.getState().findings.narrow({ query: '' })
  await settled()
  expect(store.getState().findings.total).toBe(2)
})

it('fetches the page in view, and the ones around it', async () => {
  const { core, offsets } = listOf(ids(1000))
  const { findings } = createAppStore(core).getState()
  findings.follow({})
  await settled()
  expect(offsets()).toEqual([0])
  findings.look(450, 480)
  await settled()
  expect(offsets().sort((a, b) => a - b)).toEqual([0, 300, 400, 500])
})

it('never asks for what was only scrolled past', async () => {
  const { core, held, offsets, release } = listOf(ids(100_000))
  const store = createAppStore(core)
  store.getState().findings.follow({})
  await settled()
  held.isHeld = true
  for (let first = 1000; first <= 90_000; first += 1000) store.getState().findings.look(first, first + 30)
  release()
  await settled()
  held.isHeld = false
  release()
  await settled()
  expect(offsets().length).toBeLessThan(8)
  expect(rowAt(store.getState().findings.pages, 90_010)?.id).toBe('f90010')
})

it('drops the answer to a question that is no longer asked', async () => {
  const { core, held, release } = listOf(ids(10))
  const store = createAppStore(core)
  store.getState().findings.follow({})
  await settled()
  held.isHeld = true
  store.getState().findings.narrow({ query: 'old' })
  const late = release
  held.isHeld = false
  held.ids = ['new']
  store.getState().findings.narrow({ query: 'new' })
  await settled()
  held.ids = ids(10)
  late()
  await settled()
  expect(store.getState().findings.total).toBe(1)
  expect(rowAt(store.getState().findings.pages, 0)?.id).toBe('new')
})

it('shows the rows of before until those of the new filter are there, then begins at the top', async () => {
  const { core, held, release } = listOf(ids(10))
  const store = createAppStore(core)
  store.getState().findings.follow({})
  await settled()
  store.getState().findings.moveTo(5)
  const { listNumber } = store.getState().findings
  held.isHeld = true
  store.getState().findings.toggleFacet('severity', 'high')
  expect(store.getState().findings).toMatchObject({ isStale: true, total: 10, listNumber })
  release()
  await settled()
  expect(store.getState().findings).toMatchObject({ isStale: false, listNumber: listNumber + 1, cursor: { index: 0, id: 'f0' } })
})

it('tells the address the facets, not the words', async () => {
  const { core } = listOf(ids(10))
  const { findings } = createAppStore(core).getState()
  findings.narrow({ query: 'whatever was typed' })
  findings.toggleFacet('where', 'tip')
  await settled()
  expect(location.hash).toBe('#/findings?where=tip')
})

it('keeps the cursor on its finding when others come in before it', async () => {
  const { core, held } = listOf(ids(10))
  const store = createAppStore(core)
  store.getState().findings.follow({})
  await settled()
  store.getState().findings.moveTo(3)
  held.ids = ['new1', 'new2', ...ids(10)]
  store.getState().findings.refresh()
  await settled()
  expect(store.getState().findings.cursor).toEqual({ index: 5, id: 'f3' })
})

it('goes on to the next finding when one is ignored, and lets the address go', async () => {
  const { core } = listOf(ids(10))
  const store = createAppStore(core)
  store.getState().findings.follow({})
  await settled()
  store.getState().findings.moveTo(3)
  store.getState().route.replace({ screen: 'findings', id: 'f3' })
  await store.getState().findings.ignore(['f3'], { reason: 'test-fixture', note: '', until: null })
  await settled()
  expect(store.getState().findings).toMatchObject({ total: 9, cursor: { index: 3, id: 'f4' } })
  expect(store.getState().route.current.id).toBeNull()
})

it('selects a range over pages that are not here yet', async () => {
  const { core } = listOf(ids(1000))
  const store = createAppStore(core)
  store.getState().findings.follow({})
  await settled()
  store.getState().findings.toggleSelected(50)
  await store.getState().findings.selectTo(349)
  const { selected } = store.getState().findings
  expect(selected.size).toBe(300)
  expect(selected.has('f50') && selected.has('f349')).toBe(true)
})

it('selects no more than one call may ignore', async () => {
  const { core } = listOf(ids(10_250))
  const store = createAppStore(core)
  store.getState().findings.follow({})
  await settled()
  await store.getState().findings.selectAll()
  expect(store.getState().findings.selected.size).toBe(10_000)
})

it('lets go of a selection that the new filter may hide', async () => {
  const { core } = listOf(ids(10))
  const store = createAppStore(core)
  store.getState().findings.follow({})
  await settled()
  store.getState().findings.toggleSelected(1)
  store.getState().findings.narrow({ query: 'x' })
  expect(store.getState().findings.selected.size).toBe(0)
})

it('stops at an error, and goes on when asked again', async () => {
  const { core, held, offsets } = listOf(ids(10))
  const store = createAppStore(core)
  held.fail = new BulkheadError('workspace.disk-full', 'Free some space.')
  store.getState().findings.follow({})
  await settled()
  expect(store.getState().findings.error?.code).toBe('workspace.disk-full')
  store.getState().findings.look(0, 30)
  await settled()
  expect(offsets()).toHaveLength(1)
  held.fail = null
  store.getState().findings.refresh()
  await settled()
  expect(store.getState().findings).toMatchObject({ error: null, total: 10 })
})

it('follows an address, and does nothing when it says what is shown already', async () => {
  const { core, offsets } = listOf(ids(10))
  const store = createAppStore(core)
  store.getState().findings.follow({ severity: 'high' })
  await settled()
  store.getState().findings.follow({ severity: 'high' })
  await settled()
  expect(store.getState().findings.filter.severity).toEqual(['high'])
  expect(offsets()).toHaveLength(1)
})
