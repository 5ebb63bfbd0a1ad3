import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LineCounter } from './line-counter.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

it('counts lines and columns from 1', () => {
  const lines = new LineCounter(bytes('ab\ncd\n\nef'))
  expect([0, 1, 3, 4, 7, 8].map((at) => lines.at(at))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 2, column: 1 },
    { line: 2, column: 2 },
    { line: 4, column: 1 },
    { line: 4, column: 2 }
  ])
})

it('counts columns in UTF-16 code units, as editors do', () => {
  const text = 'é😀=x'
  expect(new LineCounter(bytes(text)).at(bytes('é😀=').length)).toEqual({ line: 1, column: 5 })
})

it('goes on from any cut as if there were none', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n'), { maxLength: 60 }), fc.nat(), fc.nat(), (parts, cutSeed, atSeed) => {
      const all = bytes(parts.join(''))
      const cut = cutSeed % (all.length + 1)
      const at = cut + (atSeed % (all.length - cut + 1))
      const { line, before } = new LineCounter(all).carry(cut)
      expect(new LineCounter(all.subarray(cut), line, before).at(at - cut)).toEqual(new LineCounter(all).at(at))
    })
  )
})
