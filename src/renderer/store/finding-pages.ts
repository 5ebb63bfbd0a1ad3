import type { FindingRow } from '../../contract/model.ts'

/** The rows that are here, by page: a window on a list that may be far longer. */
export type Pages = ReadonlyMap<number, readonly FindingRow[]>

export const pageSize = 100
/** Pages kept: a few thousand rows, so that going back is free and memory stays flat. */
const kept = 40

export const pageOf = (index: number): number => Math.floor(index / pageSize)

export const rowAt = (pages: Pages, index: number): FindingRow | undefined => pages.get(pageOf(index))?.[index % pageSize]

/** The pages that rows `first` to `last` stand on, cut to the length of the list. The first one always: an empty list may fill. */
export function pagesBetween(first: number, last: number, total: number | null): number[] {
  const end = total === null ? Math.max(first, 0) : Math.min(last, Math.max(total - 1, 0))
  const pages: number[] = []
  for (let page = pageOf(Math.max(first, 0)); page * pageSize <= end; page++) pages.push(page)
  return pages
}

/** Puts a page in, and drops those farthest from it when there are too many. */
export function withPage(pages: Pages, page: number, rows: readonly FindingRow[]): Pages {
  const all = new Map(pages).set(page, rows)
  if (all.size <= kept) return all
  const near = [...all.keys()].sort((a, b) => Math.abs(a - page) - Math.abs(b - page)).slice(0, kept)
  return new Map(near.map((key) => [key, all.get(key) ?? []]))
}

export function indexOfRow(pages: Pages, id: string): number | null {
  for (const [page, rows] of pages) {
    const at = rows.findIndex((row) => row.id === id)
    if (at >= 0) return page * pageSize + at
  }
  return null
}
