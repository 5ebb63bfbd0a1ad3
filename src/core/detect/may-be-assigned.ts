import { byteRange, byteSet, digits, spaces } from '../catalog/byte-set.ts'

/** What may stand right behind a name that has a value: an operator, a quote, a bracket, or more of the name. */
const behindName = byteSet('=:>(,|?!+-*"\'`\\&[])_.', 0xef, digits, byteRange(65, 90))
const behindSpaces = byteSet('=:>(,|?!+-*"\'`\\&[]){')
const maxSpaces = 40
const maxLook = 64

/** `value:` or a quoted word on the next line. */
const pairStart = byteSet('"\'vVdD,')

/** The end of a key in a property list. */
const endOfKey = Buffer.from('</key>')

/** So many bytes without a space are no word of prose. */
const longWord = 16

const standsAt = (bytes: Uint8Array, at: number, literal: Uint8Array): boolean => literal.every((byte, i) => bytes[at + i] === byte)

const startsPairValue = (bytes: Uint8Array, lineEnd: number): boolean => {
  let at = lineEnd
  while (at < lineEnd + maxSpaces && spaces[bytes[at] ?? 0] === 1) at++
  return pairStart[bytes[at] ?? 0] === 1
}

/**
 * A cheap look at what follows a name, before any pattern. Where only spaces lead to a word, as in prose or in a typed
 * declaration, nothing without a digit, an equals sign or a long word on the line is a value.
 */
export const mayBeAssigned = (bytes: Uint8Array, nameEnd: number): boolean => {
  let at = nameEnd
  if (behindName[bytes[at] ?? 0] === 1 || standsAt(bytes, at, endOfKey)) return true
  const limit = nameEnd + maxSpaces
  while (at < limit && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++
  if (at === nameEnd && bytes[at] !== 0x0a && bytes[at] !== 0x0d) return false
  if (behindSpaces[bytes[at] ?? 0] === 1) return true
  if (bytes[at] === 0x0a || bytes[at] === 0x0d) return startsPairValue(bytes, at)
  const end = Math.min(bytes.length, at + maxLook)
  for (let word = 0; at < end && bytes[at] !== 0x0a; at++) {
    word = bytes[at] === 0x20 ? 0 : word + 1
    if (word >= longWord || digits[bytes[at]!] === 1 || bytes[at] === 0x3d) return true
  }
  return false
}
