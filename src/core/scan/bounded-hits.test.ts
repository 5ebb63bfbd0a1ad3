import { expect, it } from 'vitest'
import { hit } from '../../../test/support/workspace.ts'
import { BoundedHits } from './bounded-hits.ts'

const limits = { hits: 10, places: 4, seen: 20 }

it('keeps what is below the bounds, and says nothing', () => {
  const bounded = new BoundedHits(limits)
  for (const secret of ['a', 'a', 'a', 'a', 'b', 'c']) bounded.add(hit({ secret }))
  expect(bounded.hits).toHaveLength(6)
  expect([bounded.isFull, bounded.over]).toEqual([false, undefined])
})

it('keeps the first places of a secret, and every other secret after them', () => {
  const bounded = new BoundedHits(limits)
  for (const secret of ['a', 'a', 'a', 'a', 'a', 'a', 'b', 'a', 'c']) bounded.add(hit({ secret }))
  expect(bounded.hits).toHaveLength(6)
  expect(bounded.isFull).toBe(false)
  expect(bounded.over).toMatch(/more than 4 times/)
})

it('is full of different secrets', () => {
  const bounded = new BoundedHits(limits)
  for (let i = 0; i < 12; i++) bounded.add(hit({ secret: `s${i}` }))
  expect(bounded.hits).toHaveLength(10)
  expect(bounded.isFull).toBe(true)
  expect(bounded.over).toMatch(/the first 10 places were kept/)
})

it('is full after too many places of one secret', () => {
  const bounded = new BoundedHits(limits)
  for (let i = 0; i < 25; i++) bounded.add(hit({ secret: 'a' }))
  expect(bounded.hits).toHaveLength(4)
  expect(bounded.isFull).toBe(true)
  expect(bounded.over).toMatch(/the first 4 places were kept/)
})
