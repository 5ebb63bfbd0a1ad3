import { byteRange, byteSet, digits, spaces } from '../catalog/byte-set.ts'

/** What may stand right behind a name that has a value: an operator, a quote, a bracket, or more of the name. */
const behindName = byteSet('=:>(,|?!+-*"\'`\\&[])_.', digits, byteRange(65, 90))
const behindSpaces = byteSet('=:>(,|?!+-*"\'`\\&[]){')
const maxSpaces = 40
const maxLook = 64

/** `value:` or a quoted word on the next line. */
const pairStart = byteSet('"\'vVdD,')

const startsPairValue = (bytes: Uint8Array, lineEnd: number): boolean => {
  let at = lineEnd
  while (at < lineEnd + maxSpaces && spaces[bytes[at] ?? 0] === 1) at++
  return pairStart[bytes[at] ?? 0] === 1
}

/**
 * A cheap look at what follows a name, before any pattern. Where only spaces lead to a word, as in prose or in a typed
 * declaration, nothing without a digit or an equals sign on the line is a value.
 */
export const mayBeAssigned = (bytes: Uint8Array, nameEnd: number): boolean => {
  let at = nameEnd
  if (behindName[bytes[at] ?? 0] === 1) return true
  const limit = nameEnd + maxSpaces
  while (at < limit && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++
  if (at === nameEnd && bytes[at] !== 0x0a && bytes[at] !== 0x0d) return false
  if (behindSpaces[bytes[at] ?? 0] === 1) return true
  if (bytes[at] === 0x0a || bytes[at] === 0x0d) return startsPairValue(bytes, at)
  const end = Math.min(bytes.length, at + maxLook)
  for (; at < end && bytes[at] !== 0x0a; at++) if (digits[bytes[at]!] === 1 || bytes[at] === 0x3d) return true
  return false
}
