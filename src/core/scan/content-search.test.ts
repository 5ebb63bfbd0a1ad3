import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { randomBytes, randomSequence } from '../../../test/support/random.ts'
import { createDetector } from '../detect/create-detector.ts'
import { createContentSearch, type Place } from './content-search.ts'
import type { Hit } from './protocol.ts'

const key = new Uint8Array(32)
const catalog = catalogOf({ acme: { kind: 'token', anchors: ['acme_'], pattern: 'acme_[a-z0-9]{24}' } })
const search = createContentSearch(catalog, key, false)
const place: Place = { where: 'text', object: null, path: null, name: 'text' }
const MB = 1024 * 1024

const token = (n: number): string => `acme_${createHmac('sha256', 'x').update(String(n)).digest('hex').slice(0, 24)}`
/** Lines of 100 bytes of the same filler. */
const filler = (size: number): Buffer => Buffer.alloc(size, `${'some words that are no secret '.repeat(4).slice(0, 99)}\n`)

function inChunks(content: Uint8Array, chunk: number): Hit[] {
  const windows = search.begin(place)
  for (let at = 0; at < content.length; at += chunk) windows.push(content.subarray(at, at + chunk))
  return windows.end().hits
}
const plain = (hits: Hit[]): string[] =>
  hits.map(({ start, end, line, column, fingerprint }) => `${start}-${end} ${line}:${column} ${Buffer.from(fingerprint).toString('hex')}`)

it('finds in windows what it finds in the whole, at the same lines and columns', () => {
  const content = filler(5 * MB)
  const next = randomSequence(3)
  for (let n = 0, at = 50; at < content.length - 100; n++, at += 5000 + next(2500)) content.write(` ${token(n)} `, at)
  const whole = plain(search.search(content, place).hits)
  expect(whole.length).toBeGreaterThan(700)
  for (const chunk of [MB, 65_536, 700_017]) expect(plain(inChunks(content, chunk))).toEqual(whole)
})

it('finds a secret wherever the edge of a window cuts it, once', () => {
  const content = filler(2.2 * MB)
  const value = ` ${token(1)} `
  // The first window ends where the chunk does that fills it; what starts less than a longest match before that is left to the next.
  const windowEnd = 2 * MB
  const accepted = windowEnd - createDetector(catalog).maxSpan - 2048
  for (const around of [windowEnd, accepted, accepted - 2048]) {
    for (let at = around - 40; at < around + 40; at += 7) {
      const text = Buffer.from(content)
      text.write(value, at)
      expect(inChunks(text, MB).map(({ start }) => start)).toEqual([at + 1])
    }
  }
})

it('sees UTF-16 in every window, with its own lines and columns', () => {
  const text = filler(2 * MB).toString('latin1')
  const tokens = Array.from({ length: 150 }, (_, n) => ({ at: 100 + n * 13_000, value: ` ${token(n)} ` }))
  let marked = '\ufeff'
  let from = 0
  for (const { at, value } of tokens) {
    marked += text.slice(from, at) + value
    from = at
  }
  marked += text.slice(from)
  const little = Buffer.from(marked, 'utf16le')
  for (const content of [little, Buffer.from(little).swap16()]) {
    const whole = search.search(content, place).hits
    expect(whole).toHaveLength(tokens.length)
    expect(plain(inChunks(content, MB + 1))).toEqual(plain(whole))
    for (const [n, hit] of whole.entries()) {
      expect(Buffer.from(hit.fingerprint)).toEqual(createHmac('sha256', key).update(token(n)).digest())
      const before = marked.slice(1, (hit.start - 2) / 2 + 1).split('\n')
      expect([hit.line, hit.column]).toEqual([before.length, (before.at(-1)?.length ?? 0) + 1])
    }
  }
})

it('explains each candidate of a long text once, at its line', () => {
  const explaining = createContentSearch(catalog, key, true)
  const content = filler(5 * MB)
  for (let n = 0; n < 300; n++) content.write(` ${token(n)} `, 30 + n * 17_000)
  const windows = explaining.begin(place)
  for (let at = 0; at < content.length; at += MB) windows.push(content.subarray(at, at + MB))
  windows.end()
  const explained = explaining.takeExplained().filter(({ kept }) => kept)
  expect(explained.map(({ line }) => line)).toEqual(Array.from({ length: 300 }, (_, n) => 1 + Math.floor((31 + n * 17_000) / 100)))
})

it('takes bytes with a NUL for binary', () => {
  const bytes = randomBytes(5, 64 * 1024)
  expect(search.search(bytes, place).binary).toBe(true)
  expect(search.search(Buffer.from('text'), place).binary).toBe(false)
})
