import { expect, it } from 'vitest'
import { ContentCache } from './content-cache.ts'

const content = (size: number): Buffer => Buffer.alloc(size)

it('keeps what is used and lets go of what is not, within its bytes', () => {
  const cache = new ContentCache(10_000)
  cache.set(1, content(1000))
  for (let object = 2; object < 200; object++) {
    expect(cache.get(1)).toBeDefined()
    cache.set(object, content(1000))
  }
  const held = Array.from({ length: 200 }, (_, object) => object).filter((object) => cache.get(object))
  expect(held).toContain(1)
  expect(held.length).toBeLessThanOrEqual(7)
})

it('does not take what would push everything out', () => {
  const cache = new ContentCache(10_000)
  cache.set(1, content(9000))
  expect(cache.get(1)).toBeUndefined()
})
