import { expect, it } from 'vitest'
import type { FindingRow } from '../../contract/model.ts'
import { indexOfRow, pageSize, pagesBetween, rowAt, withPage } from './finding-pages.ts'

const row = (id: string) => ({ id }) as FindingRow

it.each([
  [0, 30, 1000, [0]],
  [90, 130, 1000, [0, 1]],
  [-60, 20, 1000, [0]],
  [980, 1080, 1000, [9]],
  [0, 30, 0, [0]],
  [0, 500, null, [0]]
])('needs for rows %d to %d of %s the pages %j', (first, last, total, pages) => expect(pagesBetween(first, last, total)).toEqual(pages))

it('finds rows by index and by id', () => {
  const pages = new Map([[2, [row('a'), row('b')]]])
  expect(rowAt(pages, 2 * pageSize + 1)?.id).toBe('b')
  expect(rowAt(pages, 0)).toBeUndefined()
  expect(indexOfRow(pages, 'b')).toBe(2 * pageSize + 1)
  expect(indexOfRow(pages, 'c')).toBeNull()
})

it('forgets the pages farthest from the newest', () => {
  let pages: ReadonlyMap<number, readonly FindingRow[]> = new Map()
  for (let page = 0; page < 60; page++) pages = withPage(pages, page, [])
  expect(pages.size).toBe(40)
  expect(pages.has(59)).toBe(true)
  expect(pages.has(0)).toBe(false)
})
