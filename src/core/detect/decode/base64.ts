import type { Encoding } from './encoding.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Of a byte: its six bits in base64 or base64url, 255 for any other. */
export const sextets = new Uint8Array(256).fill(255)
for (let i = 0; i < alphabet.length; i++) sextets[alphabet.charCodeAt(i)] = i
sextets[0x2d] = 62
sextets[0x5f] = 63

const between = new Uint8Array(256)
for (const mark of ' \t\r\n"\'`+.,\\&=') between[mark.charCodeAt(0)] = 1

/** May the byte stand between two lines of base64, or behind the last? */
export const isBetweenLetters = (byte: number): boolean => between[byte] === 1

const backslash = 0x5c
const plus = 0x2b
const padding = 0x3d

/** A `+` that joins two strings, not one of the alphabet: it stands between lines, before a space or a line break. */
const isJoint = (bytes: Uint8Array, at: number): boolean => {
  const next = bytes[at + 1]
  return bytes[at] === plus && (next === 0x20 || next === 0x0a || next === 0x0d)
}

/** Where the next letter stands from `at` on, over line breaks (also written as `\n`), indentation, quotes and joints; `end` if there is none. */
export const nextLetter = (bytes: Uint8Array, at: number, end: number): number => {
  let i = at
  while (i < end) {
    const byte = bytes[i]!
    if (byte === backslash) i += 2
    else if (sextets[byte] === 255 || isJoint(bytes, i)) i++
    else return i
  }
  return end
}

/**
 * RFC 4648, with either alphabet, with or without padding, also over several lines. Each byte of four letters begins in a letter of its
 * own and ends in one of its own.
 */
export const base64: Encoding = {
  name: 'base64',
  kind: 'whole',
  decode(bytes, start, end, sink) {
    let bits = 0
    let letters = 0
    let before = 0
    let at = nextLetter(bytes, start, end)
    for (; at < end; at = sextets[bytes[at + 1] ?? 0] === 255 ? nextLetter(bytes, at + 1, end) : at + 1) {
      bits = ((bits << 6) | sextets[bytes[at]!]!) & 0xffffff
      if (letters > 0) sink.put((bits >> (6 - 2 * letters)) & 0xff, before, at + 1)
      letters = (letters + 1) & 3
      before = at
    }
    let padded = before + 1
    while (letters !== 0 && padded < end && padded < before + 3 && bytes[padded] === padding) padded++
    if (padded > before + 1) sink.extend(padded)
  }
}
