import { base64, isBetweenLetters, sextets } from './base64.ts'
import { type Encoding, hexValue, type Sink } from './encoding.ts'
import { hex } from './hex.ts'
import { htmlEntities } from './html-entities.ts'
import { percent } from './percent.ts'
import { stringEscapes } from './string-escapes.ts'
import { wideText } from './wide-text.ts'

/** Encodings within encodings that are looked through. */
export const mostDepth = 3

/** What a span stands for, and the encodings that were undone for it, the outermost first. */
export interface Reading {
  bytes: Uint8Array
  encodings: readonly string[]
}

const decoded = (encoding: Encoding, bytes: Uint8Array): Uint8Array => {
  const out: number[] = []
  const sink: Sink = { put: (byte) => out.push(byte), extend: () => undefined }
  encoding.decode(bytes, 0, bytes.length, sink)
  return Uint8Array.from(out)
}

/** The encodings, each with what a text must have to be looked at as such. */
const others: readonly [Encoding, (bytes: Uint8Array) => boolean][] = [
  [percent, (bytes) => bytes.includes(0x25)],
  [stringEscapes, (bytes) => bytes.includes(0x5c)],
  [htmlEntities, (bytes) => bytes.includes(0x26)],
  [wideText, (bytes) => bytes.includes(0)],
  [hex, (bytes) => bytes.length % 2 === 0 && bytes.every((byte) => hexValue(byte) >= 0)]
]

const isBase64 = (bytes: Uint8Array): boolean => bytes.every((byte) => sextets[byte] !== 255 || isBetweenLetters(byte))

/** A span within base64 may begin at any of three letters of four: those before it are not known and do not count. */
const readingsAs = function* (bytes: Uint8Array): Generator<{ encoding: Encoding; bytes: Uint8Array }> {
  for (const [encoding, mayBe] of others) if (mayBe(bytes)) yield { encoding, bytes: decoded(encoding, bytes) }
  if (!isBase64(bytes)) return
  for (const missing of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(missing, 'A'), bytes])
    yield { encoding: base64, bytes: decoded(base64, whole).subarray(missing) }
  }
}

/**
 * All that the span of a match may stand for, as it is first. Spans and what they decode to tell each other exactly (encoding.ts), so
 * neither the text around nor the rules are needed; which reading is the value, its HMAC says.
 */
export const decodeSpan = function* (span: Uint8Array, depth = mostDepth): Generator<Reading> {
  let layer: Reading[] = [{ bytes: span, encodings: [] }]
  yield* layer
  for (let round = 0; round < depth; round++) {
    const next: Reading[] = []
    for (const before of layer) {
      for (const { encoding, bytes } of readingsAs(before.bytes)) {
        if (bytes.length === 0) continue
        const reading = { bytes, encodings: [...before.encodings, encoding.name] }
        yield reading
        next.push(reading)
      }
    }
    layer = next
  }
}
