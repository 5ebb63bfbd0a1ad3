import { constants, deflateSync, inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { randomBytes, randomLines, randomSequence } from '../../../../test/support/random.ts'
import { Damage } from './damage.ts'
import { inflate, inflateMeasured } from './inflate.ts'
import { Inflater } from './inflater.ts'

const { Z_FIXED, Z_DEFAULT_STRATEGY, Z_HUFFMAN_ONLY, Z_RLE } = constants
const inflater = new Inflater()

const contents = [
  Buffer.alloc(0),
  Buffer.from('a'),
  Buffer.alloc(70_000, 'x'),
  Buffer.from(randomLines(1, 4_000)),
  randomBytes(2, 40_000),
  Buffer.concat([randomBytes(3, 32_768), Buffer.from(randomLines(4, 900)), randomBytes(3, 32_768)])
]
const streams = contents.flatMap((content) =>
  [0, 1, 6, 9].flatMap((level) =>
    [Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE].map((strategy) => ({ content, stream: deflateSync(content, { level, strategy }) }))
  )
)

it('inflates what zlib deflated, whole and in pieces', () => {
  for (const { content, stream } of streams) {
    const source = Buffer.concat([Buffer.from('??'), stream, Buffer.from('what follows')])
    const target = Buffer.alloc(content.length + 260)
    inflater.inflateInto(source, 2, target, content.length)
    expect(content.equals(target.subarray(0, content.length))).toBe(true)
    expect(inflater.used).toBe(stream.length)

    for (const piece of [1, 7, 4_096]) {
      let at = 2
      const chunks: Buffer[] = []
      let expected = 0
      inflater.inflateChunks(
        () => {
          const bytes = source.subarray(at, at + piece)
          at += piece
          return bytes
        },
        content.length,
        (chunk, offset) => {
          expect(offset).toBe(expected)
          expected += chunk.length
          chunks.push(Buffer.from(chunk))
          return true
        }
      )
      expect(content.equals(Buffer.concat(chunks))).toBe(true)
      expect(inflater.used).toBe(stream.length)
    }
  }
})

it('tells the length of a stream, whichever decoder is the faster', () => {
  for (const { content, stream } of streams) {
    const { content: inflated, used } = inflateMeasured(Buffer.concat([stream, Buffer.alloc(9)]), 0, content.length)
    expect(inflated.equals(content)).toBe(true)
    expect(used).toBe(stream.length)
  }
})

it('refuses content longer or shorter than its size', () => {
  for (const { content, stream } of streams) {
    for (const size of [content.length - 1, content.length + 1]) {
      if (size < 0) continue
      expect(() => inflate(stream, 0, size)).toThrow(Damage)
      expect(() => inflater.inflateInto(stream, 0, Buffer.alloc(size + 260), size)).toThrow(Damage)
    }
  }
})

it('refuses a size that the stored bytes cannot have, without making it', () => {
  expect(() => inflate(deflateSync('short'), 0, 2 ** 50)).toThrow(/cannot hold/)
})

it('accepts and refuses the same damaged streams as zlib', () => {
  const next = randomSequence(7)
  const texts = [randomLines(8, 40), randomLines(9, 3), 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab'].map((text) => Buffer.from(text))
  let refused = 0
  for (let round = 0; round < 3_000; round++) {
    const content = texts[next(texts.length)] ?? Buffer.alloc(0)
    const stream = Buffer.from(deflateSync(content, { level: 1 + next(9), strategy: next(2) ? Z_FIXED : Z_DEFAULT_STRATEGY }))
    for (let flips = 1 + next(3); flips > 0; flips--) stream[next(stream.length)]! ^= 1 << next(8)
    const source = next(4) === 0 ? stream.subarray(0, next(stream.length)) : stream
    let expected: Buffer | undefined
    try {
      expected = inflateSync(source)
    } catch {
      refused++
    }
    const target = Buffer.alloc((expected ?? content).length + 260)
    const ours = (): void => inflater.inflateInto(source, 0, target, (expected ?? content).length)
    if (expected) {
      ours()
      expect(expected.equals(target.subarray(0, expected.length))).toBe(true)
    } else expect(ours).toThrow(Damage)
  }
  expect(refused).toBeGreaterThan(2_000)
})

it('gives the start of a stream', () => {
  const content = Buffer.from(randomLines(5, 200))
  const target = Buffer.alloc(32 + 260)
  const length = inflater.inflateStart(deflateSync(content).subarray(0, 600), target)
  expect(length).toBeGreaterThanOrEqual(32)
  expect(target.subarray(0, 32).equals(content.subarray(0, 32))).toBe(true)
  expect(inflater.inflateStart(Buffer.from('no stream'), target)).toBe(0)
})
