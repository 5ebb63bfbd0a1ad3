import type { ByteSet } from '../catalog/byte-set.ts'

const backslash = 0x5c
const isHex = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102))

/** `\u0022`, or the digits and `m` of a colour code. */
export const longestEscape = 12

/**
 * The byte before `at` may be a word character and yet belong to something else: the end of `\n`, `\t`, `%3D`, `\x3d`,
 * `=` or a terminal's colour code.
 */
const endsEscape = (bytes: Uint8Array, at: number): boolean => {
  const last = bytes[at - 1]!
  const before = bytes[at - 2]
  if (before === backslash) return last === 0x6e || last === 0x72 || last === 0x74 || last === 0x62 || last === 0x66 || last === 0x76
  if (isHex(last) && isHex(before)) {
    if (bytes[at - 3] === 0x25) return true
    if (bytes[at - 3] === 0x78 && bytes[at - 4] === backslash) return true
    if (isHex(bytes[at - 3]) && isHex(bytes[at - 4]) && bytes[at - 5] === 0x75 && bytes[at - 6] === backslash) return true
  }
  if (last !== 0x6d) return false
  let i = at - 2
  while (i > at - 12 && bytes[i] !== undefined && ((bytes[i]! >= 48 && bytes[i]! <= 57) || bytes[i] === 0x3b)) i--
  return bytes[i] === 0x5b && (bytes[i - 1] === 0x1b || bytes[i - 1] === 0x62 || bytes[i - 1] === 0x65 || bytes[i - 1] === 0x33)
}

/** No byte of `head` stands before `at`, unless it ends an escape. */
export const startsAlone = (bytes: Uint8Array, at: number, head: ByteSet): boolean =>
  at === 0 || head[bytes[at - 1]!] === 0 || endsEscape(bytes, at)
