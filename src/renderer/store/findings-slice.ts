import type { BulkheadError } from '../../contract/errors.ts'
import type { Input } from '../../contract/methods.ts'
import type { Facets, FindingFilter } from '../../contract/model.ts'
import { asError } from './as-error.ts'
import { type FacetName, type FindingSort, filterParams, openFindings, paramsFilter, toggled } from './finding-filter.ts'
import { indexOfRow, type Pages, pageSize, pagesBetween, rowAt, withPage } from './finding-pages.ts'
import { failed, loading, type Remote, ready } from './remote.ts'
import type { Slice } from './slice.ts'

export type Ignore = Required<Pick<Input<'findings.ignore'>, 'reason' | 'note' | 'until'>>

export interface FindingsSlice {
  filter: FindingFilter
  sort: FindingSort
  /** Null until the first answer. */
  total: number | null
  pages: Pages
  facets: Remote<Facets>
  error: BulkheadError | null
  /** The rows shown are still those of the filter before. */
  isStale: boolean
  /** Counts the lists shown: another one begins at its top. */
  listNumber: number
  cursor: { index: number; id: string | null }
  selected: ReadonlySet<string>
  /** Where a range selection began. */
  anchor: number
  narrow(change: Partial<FindingFilter>): void
  toggleFacet(facet: FacetName, value: string): void
  sortBy(sort: FindingSort): void
  /** Takes over what an address says. */
  follow(params: Readonly<Record<string, string>>): void
  /** Rows `first` to `last` are in view: they and their neighbours are to be here. */
  look(first: number, last: number): void
  refresh(): void
  moveTo(index: number): void
  toggleSelected(index: number): void
  /** Selects from the anchor to `index`. */
  selectTo(index: number): Promise<void>
  /** At most `selectionLimit` rows. */
  selectAll(): Promise<void>
  clearSelection(): void
  ignore(ids: readonly string[], how: Ignore): Promise<void>
  unignore(ids: readonly string[]): Promise<void>
}

/** As many as one call may ignore. */
export const selectionLimit = 10_000
/** Rows fetched beyond the view on either side. */
const ahead = 60
/** Calls under way at most: what was only passed by is never asked for. */
const atOnce = 2

export const findingsSlice: Slice<FindingsSlice> = ({ client, get, set }) => {
  const state = (): FindingsSlice => get().findings
  let generation = 0
  let view = { first: 0, last: 30 }
  let underWay = new Set<number>()
  let outdated = new Set<number>()
  let isOtherList = true

  const rowsOf = (page: number, filter = state().filter) =>
    client.call('findings.list', { filter, sort: state().sort, offset: page * pageSize, limit: pageSize })

  const relocated = (pages: Pages, total: number): FindingsSlice['cursor'] => {
    const { cursor } = state()
    const index = (cursor.id === null ? null : indexOfRow(pages, cursor.id)) ?? Math.max(0, Math.min(cursor.index, total - 1))
    return { index, id: rowAt(pages, index)?.id ?? null }
  }

  const accept = (page: number, rows: Awaited<ReturnType<typeof rowsOf>>): void => {
    outdated.delete(page)
    const pages = isOtherList ? new Map([[page, rows.rows]]) : withPage(state().pages, page, rows.rows)
    const listNumber = state().listNumber + (isOtherList ? 1 : 0)
    isOtherList = false
    set({ pages, total: rows.total, listNumber, isStale: false, error: null, cursor: relocated(pages, rows.total) })
  }

  const fetchNext = (): void => {
    const { pages, total, error } = state()
    if (error !== null || underWay.size >= atOnce) return
    const isMissing = (page: number): boolean => (isOtherList || !pages.has(page) || outdated.has(page)) && !underWay.has(page)
    const inView = pagesBetween(view.first, view.last, total)
    const page = [...inView, ...pagesBetween(view.first - ahead, view.last + ahead, total)].find(isMissing)
    if (page === undefined) return
    const mine = generation
    const tickets = underWay
    tickets.add(page)
    rowsOf(page)
      .then((rows) => {
        if (mine === generation) accept(page, rows)
      })
      .catch((caught: unknown) => {
        if (mine === generation) set({ error: asError(caught) })
      })
      .finally(() => {
        tickets.delete(page)
        if (mine === generation) fetchNext()
      })
    fetchNext()
  }

  const loadFacets = async (): Promise<void> => {
    const mine = generation
    try {
      const facets = await client.call('findings.facets', { filter: state().filter })
      if (mine === generation) set({ facets: ready(facets) })
    } catch (caught) {
      if (mine === generation) set({ facets: failed(asError(caught), state().facets) })
    }
  }

  const begin = (): void => {
    generation++
    underWay = new Set()
    set({ error: null, facets: loading(state().facets) })
    fetchNext()
    void loadFacets()
  }

  const otherList = (change: Partial<Pick<FindingsSlice, 'filter' | 'sort'>>): void => {
    isOtherList = true
    outdated = new Set()
    view = { first: 0, last: view.last - view.first }
    set({ ...change, isStale: true, cursor: { index: 0, id: null }, selected: new Set(), anchor: 0 })
    begin()
  }

  const tellAddress = (): void => {
    const { filter, sort } = state()
    if (get().route.current.screen === 'findings') get().route.replace({ screen: 'findings', params: filterParams(filter, sort) })
  }

  const selectBetween = async (from: number, to: number): Promise<void> => {
    const last = Math.min(to, from + selectionLimit - 1)
    const ids: string[] = []
    const { filter, pages, total } = state()
    for (const page of pagesBetween(from, last, total)) {
      const rows = pages.get(page) ?? (await rowsOf(page, filter)).rows
      if (state().filter !== filter) return
      rows.forEach((row, at) => {
        const index = page * pageSize + at
        if (index >= from && index <= last) ids.push(row.id)
      })
    }
    set({ selected: new Set(ids) })
  }

  return {
    filter: openFindings,
    sort: 'severity',
    total: null,
    pages: new Map(),
    facets: loading(),
    error: null,
    isStale: false,
    listNumber: 0,
    cursor: { index: 0, id: null },
    selected: new Set(),
    anchor: 0,

    narrow(change) {
      otherList({ filter: { ...state().filter, ...change } })
      tellAddress()
    },
    toggleFacet(facet, value) {
      state().narrow(toggled(state().filter, facet, value))
    },
    sortBy(sort) {
      otherList({ sort })
      tellAddress()
    },
    follow(params) {
      const wanted = paramsFilter(params)
      const asked = new URLSearchParams(filterParams(wanted.filter, wanted.sort)).toString()
      const shown = new URLSearchParams(filterParams(state().filter, state().sort)).toString()
      if (asked !== shown) otherList(wanted)
      else if (state().total === null) begin()
    },
    look(first, last) {
      view = { first, last }
      fetchNext()
    },
    refresh() {
      const near = new Set(pagesBetween(view.first - ahead, view.last + ahead, state().total))
      outdated = near
      set({ pages: new Map([...state().pages].filter(([page]) => near.has(page))) })
      begin()
    },
    moveTo(index) {
      const { total, pages } = state()
      if (total === null || total === 0) return
      const to = Math.max(0, Math.min(index, total - 1))
      set({ cursor: { index: to, id: rowAt(pages, to)?.id ?? null }, anchor: to })
    },
    toggleSelected(index) {
      const row = rowAt(state().pages, index)
      if (!row) return
      const selected = new Set(state().selected)
      if (!selected.delete(row.id)) selected.add(row.id)
      set({ selected, anchor: index })
    },
    async selectTo(index) {
      const { anchor, pages } = state()
      set({ cursor: { index, id: rowAt(pages, index)?.id ?? null } })
      await selectBetween(Math.min(anchor, index), Math.max(anchor, index))
    },
    async selectAll() {
      await selectBetween(0, (state().total ?? 0) - 1)
    },
    clearSelection() {
      set({ selected: new Set() })
    },
    async ignore(ids, how) {
      await client.call('findings.ignore', { ids: [...ids], ...how })
      set({ selected: new Set() })
      // The address would hold on to a finding that left the list: the next row takes its place.
      if (ids.includes(get().route.current.id ?? '')) tellAddress()
      state().refresh()
      get().finding.reload(ids)
      void get().overview.load()
    },
    async unignore(ids) {
      await client.call('findings.unignore', { ids: [...ids] })
      state().refresh()
      get().finding.reload(ids)
      void get().overview.load()
    }
  }
}
