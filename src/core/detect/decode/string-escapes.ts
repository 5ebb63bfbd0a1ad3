import { type Encoding, hexNumber, putCharacter } from './encoding.ts'

/** By the byte behind the backslash, what the two stand for. */
const letters = new Map(
  ['b\b', 'f\f', 'n\n', 'r\r', 't\t', 'v\v', '//', '\\\\', '""', "''", '``'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)])
)

const backslash = 0x5c
const longestBraced = 6

/** `\u{…}`: number and length; undefined where the form is another. */
const bracedAt = (bytes: Uint8Array, at: number): { code: number; length: number } | undefined => {
  let close = at + 3
  while (close - at - 3 <= longestBraced && bytes[close] !== 0x7d) close++
  const code = bytes[close] === 0x7d && close > at + 3 ? hexNumber(bytes, at + 3, close - at - 3) : -1
  return code >= 0 && code <= 0x10ffff ? { code, length: close - at + 1 } : undefined
}

/** `\uXXXX`, of two halves (RFC 8259 section 7) one character. */
const unitAt = (bytes: Uint8Array, at: number): { code: number; length: number } | undefined => {
  const high = hexNumber(bytes, at + 2, 4)
  if (high < 0) return undefined
  const isPair = high >= 0xd800 && high <= 0xdbff && bytes[at + 6] === backslash && bytes[at + 7] === 0x75
  const low = isPair ? hexNumber(bytes, at + 8, 4) : -1
  if (low < 0xdc00 || low > 0xdfff) return { code: high, length: 6 }
  return { code: 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00), length: 12 }
}

/** Escapes of strings in JSON, JavaScript, C, Python, Java: `\uXXXX`, `\u{…}`, `\xXX`, `\/`, `\n` and their like. */
export const stringEscapes: Encoding = {
  name: 'string escapes',
  kind: 'escapes',
  decode(bytes, start, end, sink) {
    for (let at = start; at < end; ) {
      const kind = bytes[at] === backslash ? bytes[at + 1] : undefined
      if (kind === 0x75) {
        const unit = bytes[at + 2] === 0x7b ? bracedAt(bytes, at) : unitAt(bytes, at)
        if (unit && at + unit.length <= end) {
          putCharacter(sink, unit.code, at, at + unit.length)
          at += unit.length
          continue
        }
      }
      const byte = kind === 0x78 && at + 4 <= end ? hexNumber(bytes, at + 2, 2) : -1
      const letter = kind === undefined || at + 2 > end ? undefined : letters.get(kind)
      if (byte >= 0) sink.put(byte, at, at + 4)
      else sink.put(letter ?? bytes[at]!, at, at + (letter === undefined ? 1 : 2))
      at += byte >= 0 ? 4 : letter === undefined ? 1 : 2
    }
  }
}
