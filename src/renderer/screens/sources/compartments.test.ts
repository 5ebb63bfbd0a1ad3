import { expect, it } from 'vitest'
import { compartmentsOf } from './compartments.ts'

const parts = (...args: Parameters<typeof compartmentsOf>) => compartmentsOf(...args).map(({ name, part, isNow }) => [name, part, isNow])

it('fills what is over, and part of what is now', () =>
  expect(parts({ phase: 'scan', done: 25, total: 100 }, 'clone')).toEqual([
    ['Fetch', 1, false],
    ['List', 1, false],
    ['Search', 0.25, true],
    ['History', 0, false]
  ]))

it('counts the indexing of packs to the listing where nothing is fetched', () =>
  expect(parts({ phase: 'index', done: 1, total: 2 }, 'git')[0]).toEqual(['List', 0.5, true]))

it('says that the end is not known', () =>
  expect(compartmentsOf({ phase: 'fetch', done: 0, total: 0 }, 'clone')[0]).toMatchObject({ isNow: true, isUnknown: true }))

it('stays in the last one to the end', () =>
  expect(parts({ phase: 'finish', done: 1, total: 1 }, 'folder').at(-1)).toEqual(['Finish', 1, true]))
