import { expect, it } from 'vitest'
import { seededRandom } from '../template.ts'
import { base64 } from './base64.ts'
import { decodeSpan } from './decode-span.ts'
import type { Encoding } from './encoding.ts'
import { hex } from './hex.ts'
import { htmlEntities } from './html-entities.ts'
import { percent } from './percent.ts'
import { stringEscapes } from './string-escapes.ts'
import { wideText } from './wide-text.ts'

const decodedWithSpans = (encoding: Encoding, source: Buffer) => {
  const bytes: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  const sink = {
    put(byte: number, from: number, to: number) {
      bytes.push(byte)
      starts.push(from)
      ends.push(to)
    },
    extend(to: number) {
      ends[ends.length - 1] = to
    }
  }
  encoding.decode(source, 0, source.length, sink)
  return { bytes: Buffer.from(bytes), starts, ends }
}
const escaped = (text: string, written: (code: number) => string) =>
  [...text].map((c, i) => (i % 3 === 0 ? written(c.charCodeAt(0)) : c)).join('')
const wrapped = (text: string, joint: string) => (text.match(/.{1,48}/g) ?? []).join(joint)

const text = `user: "app/7" ?> ~ päss=${'x7Qk'.repeat(40)} 東京 end`
const ascii = text.replace(/[^ -~]/g, '_')
const plain = Buffer.from(text).toString('base64')

it.each<[string, Encoding, string | Buffer, string]>([
  ['base64', base64, plain, text],
  ['base64url without padding', base64, Buffer.from(text).toString('base64url'), text],
  ['lines', base64, wrapped(plain, '\n    '), text],
  ['lines of a file from Windows', base64, wrapped(plain, '\r\n'), text],
  ['lines in strings', base64, `"${wrapped(plain, '" +\n   "')}"`, text],
  ['lines with written breaks', base64, wrapped(plain, '\\n'), text],
  ['hex', hex, Buffer.from(text).toString('hex'), text],
  ['upper-case hex', hex, Buffer.from(text).toString('hex').toUpperCase(), text],
  ['addresses', percent, encodeURIComponent(text), text],
  ['every byte of an address', percent, [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''), text],
  ['JSON', stringEscapes, JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'), text],
  ['units', stringEscapes, escaped(ascii, (code) => `\\u${code.toString(16).padStart(4, '0')}`), ascii],
  ['a pair of units', stringEscapes, 'a\\ud83d\\ude00b', 'a😀b'],
  ['braces', stringEscapes, escaped(ascii, (code) => `\\u{${code.toString(16)}}`), ascii],
  ['bytes', stringEscapes, escaped(ascii, (code) => `\\x${code.toString(16).padStart(2, '0')}`), ascii],
  ['decimal entities', htmlEntities, escaped(ascii, (code) => `&#${code};`), ascii],
  ['hex entities', htmlEntities, escaped(ascii, (code) => `&#x${code.toString(16)};`), ascii],
  ['named entities', htmlEntities, 'a&amp;b&lt;c&quot;&sol;&equals;&plus;&colon;&commat;', 'a&b<c"/=+:@'],
  ['UTF-16', wideText, Buffer.from(ascii, 'utf16le'), ascii],
  ['UTF-16 of the other order', wideText, Buffer.from(ascii, 'utf16le').swap16(), ascii]
])('undoes %s, and each span tells what it holds', (_, encoding, encoded, expected) => {
  const source = Buffer.from(encoded)
  const { bytes, starts, ends } = decodedWithSpans(encoding, source)
  expect(bytes.toString()).toBe(expected)
  const next = seededRandom(7)
  for (let round = 0; round < 60; round++) {
    let from = next(bytes.length - 1)
    let to = from + 1 + next(Math.min(40, bytes.length - from))
    // Half a character stands in no span of its own.
    while (from > 0 && (bytes[from]! & 0xc0) === 0x80) from--
    while (to < bytes.length && (bytes[to]! & 0xc0) === 0x80) to++
    const inner = bytes.subarray(from, to)
    const readings = [...decodeSpan(source.subarray(starts[from], ends[to - 1]), 1)]
    expect(readings.some((reading) => inner.equals(reading.bytes))).toBe(true)
  }
})

it.each<[string, Encoding, string]>([
  ['a sign that is none', percent, '100%, %zz, %4'],
  ['entities that are none', htmlEntities, 'a && b; &nothing; &#; &#xzz; &#99999999; &amp'],
  ['escapes that are none', stringEscapes, '\\q \\u12 \\u{} \\u{1234567} \\xg0 \\']
])('leaves %s as it is', (_, encoding, source) => {
  expect(decodedWithSpans(encoding, Buffer.from(source)).bytes.toString()).toBe(source)
})

it('reads what stands in three encodings, and names them from the outermost on', () => {
  const value = 'correct horse battery staple'
  const source = Buffer.from(encodeURIComponent(Buffer.from(Buffer.from(value).toString('hex')).toString('base64')))
  const reading = [...decodeSpan(source)].find(({ bytes }) => Buffer.from(bytes).toString() === value)
  expect(reading?.encodings).toEqual(['percent-encoding', 'base64', 'hex'])
})
