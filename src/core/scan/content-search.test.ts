import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { randomBytes, randomSequence } from '../../../test/support/random.ts'
import { createDetector } from '../detect/create-detector.ts'
import { longestRegion } from '../detect/decode/find-runs.ts'
import { createContentSearch, type Place } from './content-search.ts'
import type { Hit } from './protocol.ts'
import { valueAt } from './value-bytes.ts'

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
  const accepted = windowEnd - createDetector(catalog).maxSpan - 2048 - longestRegion
  for (const around of [windowEnd, accepted, accepted - 2048 - longestRegion]) {
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

it('tells by its head that a content is generated, in windows too, and takes no word for it from a message', () => {
  const content = filler(5 * MB)
  content.write(' ', 0)
  for (const at of [200, 4 * MB]) content.write(` ${token(at)} `, at)
  const marked = Buffer.concat([Buffer.from('# @generated\n'), content])
  const generated = (hits: Hit[]): (boolean | undefined)[] => hits.map((hit) => hit.generated)
  expect(generated(search.search(marked, place).hits)).toEqual([true, true])
  expect(generated(inChunks(marked, MB))).toEqual([true, true])
  expect(generated(inChunks(content, MB))).toEqual([undefined, undefined])
  expect(generated(search.search(marked, { ...place, where: 'commit-message' }).hits)).toEqual([undefined, undefined])
})

it('takes bytes with a NUL for binary', () => {
  const bytes = randomBytes(5, 64 * 1024)
  expect(search.search(bytes, place).binary).toBe(true)
  expect(search.search(Buffer.from('text'), place).binary).toBe(false)
})

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const hmacOf = (value: string): Buffer => createHmac('sha256', key).update(value).digest()

it('keeps one fingerprint for a secret as it stands and in an encoding, and its span holds it', () => {
  const content = Buffer.from(`a ${token(1)}\nb ${base64(`x: ${token(1)} and more`)}\nc ${Buffer.from(token(1)).toString('hex')}\n`)
  const { hits } = search.search(content, place)
  expect(hits.map(({ line }) => line)).toEqual([1, 2, 3])
  for (const { fingerprint, preview, start, end } of hits) {
    expect(Buffer.from(fingerprint)).toEqual(hmacOf(token(1)))
    expect(preview).toBe(hits[0]?.preview)
    const value = valueAt(content, start, end, (bytes) => hmacOf(token(1)).equals(createHmac('sha256', key).update(bytes).digest()))
    expect(Buffer.from(value?.bytes ?? '').toString()).toBe(token(1))
  }
})

it('finds what is encoded wherever the edge of a window cuts it, once', () => {
  const text = base64(
    `${'settings of the service, one by one\n'.repeat(300)}token: ${token(2)}\n${'and more of them behind it\n'.repeat(300)}`
  )
  const inside = 2 * MB - createDetector(catalog).maxSpan - 2048 - longestRegion
  for (const edge of [2 * MB, inside]) {
    for (const before of [0, 14_000, 14_300, 14_411, 14_412, 14_413, 20_000, text.length]) {
      const content = filler(2.4 * MB)
      content.write(` ${text} `, edge - before)
      const hits = inChunks(content, MB)
      expect(hits).toHaveLength(1)
      expect(Buffer.from(hits[0]?.fingerprint ?? [])).toEqual(hmacOf(token(2)))
    }
  }
})

it('reads an encoded value of UTF-16 text again', () => {
  const content = Buffer.from(`\ufeffkey = ${base64(`token ${token(3)}`)}\n`, 'utf16le')
  const [hit] = search.search(content, place).hits
  const value = valueAt(content, hit?.start ?? 0, hit?.end ?? 0, (bytes) => Buffer.from(bytes).toString() === token(3))
  expect(value?.encodings).toEqual(['base64'])
})

it('gives up on a span that holds the value no more, soon', () => {
  const started = process.cpuUsage()
  const content = Buffer.from(base64(base64(base64('nothing of that kind, '.repeat(2000)))))
  expect(valueAt(content, 0, 100_000, () => false)).toBeUndefined()
  expect(process.cpuUsage(started).user).toBeLessThan(2_000_000)
})
