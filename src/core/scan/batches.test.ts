import { expect, it } from 'vitest'
import { returning } from './batches.ts'

it('a batch that comes back is next, even when all others are gone', () => {
  const { batches, again } = returning([1, 2][Symbol.iterator]())
  expect(batches.next()).toEqual({ value: 1, done: false })
  again(10)
  expect(batches.next()).toEqual({ value: 10, done: false })
  expect(batches.next()).toEqual({ value: 2, done: false })
  expect(batches.next().done).toBe(true)
  again(20)
  expect(batches.next()).toEqual({ value: 20, done: false })
  expect(batches.next().done).toBe(true)
})
