import fc from 'fast-check'
import { expect, it } from 'vitest'
import { byteSet, decodeByteSet, digits, encodeByteSet, letters } from './byte-set.ts'
import { parsePattern } from './parse-pattern.ts'
import { shapeOf } from './pattern-shape.ts'

const shape = (pattern: string, ignoreCase = false) => shapeOf(parsePattern(pattern, ignoreCase))

it.each([
  ['ghp_[A-Za-z0-9]{36}', 40, 40, 40],
  ['xox[bp]-\\d{10,13}-[a-z]{4}', 20, 23, 15],
  ['(?:ab|cde)f{0,2}', 2, 5, 2],
  ['"[a-z]{8}"', 10, 10, 0],
  ['https://x\\.test/[a-z]{3}', 18, 18, 5],
  ['(?=a)[a-f]{4}(?!b)', 4, 4, 4]
])('measures %s', (pattern, min, max, run) => {
  expect(shape(pattern)).toMatchObject({ min, max, run })
})

it('tells what a match starts with, in either case where case does not matter', () => {
  expect(shape('(?:x|[0-9])y').first).toEqual(byteSet('x', digits))
  expect(shape('xy', true).first).toEqual(byteSet('xX'))
})

it('lets nothing follow that would have gone on with the value', () => {
  expect(shape('a-[A-Za-z0-9-]{4}').tail).toEqual(byteSet(letters, digits, '_-'))
  expect(shape('a{2}=?').tail).toEqual(byteSet(letters, digits, '_='))
  expect(shape('"a"').tail).toEqual(byteSet('"'))
})

it.each([
  '(?:a{1,20} ?){1,50}',
  '(?:[a-z]{1,9}){1,30}',
  '(?:a|a){1,30}b',
  '(?:[a-z0-9]{1,20}-?){2,20}x',
  '[a-z]{0,90}[a-z0-9]{0,90}[a-y]{0,90}x'
])('refuses %s, whose worst case explodes', (pattern) => {
  expect(() => shape(pattern)).toThrow('too expensive')
})

it.each(['(?:[A-Za-z0-9+/=]{1,76}\\s{1,2}){1,300}-----END', '(?:\\w{2,8}-){1,4}\\w{12}', '[\\w-]{58,74}T3[\\w-]{58,74}'])(
  'allows %s',
  (pattern) => {
    expect(() => shape(pattern)).not.toThrow()
  }
)

it('refuses a pattern that also matches nothing', () => {
  expect(() => shape('a?b{0,3}')).toThrow('matches nothing')
})

/** Patterns as data, so that what is measured can be compared with what the engine of the language matches. */
const pattern = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', '[ab]', '\\d', 'c'),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => a + b),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => `(?:${a}|${b})`),
    fc.tuple(tie('node'), fc.nat(2), fc.nat(2)).map(([a, min, more]) => `(?:${a}){${min},${min + more}}`)
  )
})).node

it('never claims less than a real match has', () => {
  fc.assert(
    fc.property(pattern, fc.stringMatching(/^[abc0-9]{0,12}$/), (source, text) => {
      const match = new RegExp(source, 'y').exec(text)
      if (!match || match[0] === '') return
      let measured: ReturnType<typeof shape>
      try {
        measured = shape(source)
      } catch {
        // Too expensive or possibly empty: refused patterns are never run.
        return
      }
      expect(match[0].length).toBeGreaterThanOrEqual(measured.min)
      expect(match[0].length).toBeLessThanOrEqual(measured.max)
      expect(measured.first[match[0].charCodeAt(0)]).toBe(1)
      expect(match[0].length).toBeGreaterThanOrEqual(measured.run)
    }),
    { numRuns: 2_000 }
  )
})

it('keeps a set of bytes through its text form', () => {
  const set = byteSet(digits, 'xyz', 0, 255)
  expect(decodeByteSet(encodeByteSet(set))).toEqual(set)
})
