import fc from 'fast-check'
import { expect, it } from 'vitest'
import { buildAutomaton, foldWord } from '../catalog/automaton.ts'
import { automatonKernel } from './automaton-kernel.ts'

/** Every word at every place, the slow way. */
const naive = (words: string[], text: string, from: number, to: number): string[] => {
  const folded = foldWord(text)
  const hits: string[] = []
  for (let end = from + 1; end <= to; end++) {
    for (const word of words) if (folded.slice(Math.max(0, end - word.length), end) === word) hits.push(`${end} ${word}`)
  }
  return hits.toSorted()
}

const kernelHits = (words: string[], text: string, from: number, to: number): string[] => {
  const automaton = buildAutomaton(words)
  const kernel = automatonKernel(automaton, Math.max(...words.map((word) => word.length)))
  const { count, ends, states } = kernel.scan(Buffer.from(text, 'latin1'), from, to)
  const hits: string[] = []
  for (let i = 0; i < count; i++) {
    const final = (states[i] ?? 0) - automaton.firstFinal
    const of = automaton.ends.subarray(automaton.starts[final], automaton.starts[final + 1])
    for (const word of of) hits.push(`${ends[i]} ${words[word]}`)
  }
  return hits.toSorted()
}

const letters = fc.constantFrom(...'aAbB_-. \x00\xff')
const word = fc.array(fc.constantFrom('a', 'b', '_'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 8 })
const text = (maxLength: number) => fc.array(letters, { maxLength }).map((parts) => parts.join(''))

it('finds what a naive search finds, in any part of a text', () => {
  fc.assert(
    fc.property(words, text(200), fc.nat(200), fc.nat(200), (list, content, a, b) => {
      const [from, to] = [Math.min(a, b, content.length), Math.min(Math.max(a, b), content.length)]
      expect(kernelHits(list, content, from, to)).toEqual(naive(list, content, from, to))
    }),
    { numRuns: 500 }
  )
})

it('finds the same in four lanes, across their joins', () => {
  fc.assert(
    fc.property(words, text(60), fc.nat(50), (list, piece, shift) => {
      const content = `${'b'.repeat(shift)}${`${piece}ab_a`.repeat(120)}`.slice(0, 6_000).padEnd(4_500, 'ab_')
      expect(kernelHits(list, content, 0, content.length)).toEqual(naive(list, content, 0, content.length))
    }),
    { numRuns: 40 }
  )
})

it('uses a wider table where states do not fit into 16 bits', () => {
  const list = Array.from({ length: 16_000 }, (_, i) => `${((i * 2_654_435_761) % 2 ** 32).toString(36).padStart(7, 'q')}${i}`)
  const automaton = buildAutomaton(list)
  expect(automaton.states).toBeGreaterThan(65_535)
  expect(automaton.table).toBeInstanceOf(Uint32Array)
  const text = `${list[77]} ${list[15_999]}`
  expect(kernelHits(list, text, 0, text.length)).toEqual(
    expect.arrayContaining([`${list[77]?.length} ${list[77]}`, `${text.length} ${list[15_999]}`])
  )
})
