import { base64, isBetweenLetters, nextLetter, sextets } from './base64.ts'
import { type Encoding, hexNumber, hexValue } from './encoding.ts'
import { hex } from './hex.ts'

/** Twenty bytes. */
const shortestRun = 27
const shortestHex = 32
/** A longer run is decoded in pieces; what stands in two of them is shorter than that. */
export const longestRegion = 65_536
const pieceOverlap = 4_096
/** A line that goes on in the next one is not shorter. */
const shortestLine = 40
const longestGap = 64
/** End of the letters from `start` on, not beyond `limit`. */
const runEnd = (bytes: Uint8Array, start: number, limit: number): number => {
  let end = start
  while (end < limit && sextets[bytes[end]!] !== 255) end++
  return end
}

/** Where a run that is wrapped into lines ends: each line but the last as long as the first. */
const wrappedEnd = (bytes: Uint8Array, start: number, end: number, limit: number): number => {
  const width = end - start
  let last = end
  while (width >= shortestLine && last < limit) {
    const next = nextLetter(bytes, last, Math.min(limit, last + longestGap))
    let breaks = 0
    for (let i = last; i < next; i++) {
      if (!isBetweenLetters(bytes[i]!) && bytes[i - 1] !== 0x5c) return last
      if (bytes[i] === 0x0a || (bytes[i] === 0x6e && bytes[i - 1] === 0x5c)) breaks++
    }
    const nextEnd = runEnd(bytes, next, Math.min(limit, next + width + 1))
    const behind = bytes[nextEnd]
    const isLine = behind === undefined || isBetweenLetters(behind)
    if (breaks === 0 || breaks > 2 || nextEnd === next || nextEnd - next > width || !isLine) return last
    last = nextEnd
    if (nextEnd - next < width) return last
  }
  return last
}

const withPadding = (bytes: Uint8Array, end: number): number => {
  let at = end
  while (at < end + 2 && bytes[at] === 0x3d) at++
  return at
}

const stride = 4
/** Half of each byte of a word, and what bit 6 needs to show that a byte is not below the digits. Nothing here overflows 31 bits. */
const halves = 0x3f3f3f3f
const upToDigits = 0x28282828
const sixth = 0x40404040

/**
 * How a letter may stand in encoded ASCII (also with zeros between, as in UTF-16): bits 0 to 3, if the first byte of a window is letter 0 to
 * 3 of its four; bits 4 and 5, if it is the first or second digit of its two. One table for each place in the window modulo 4.
 */
const standings = [0, 1, 2, 3].map((place) => {
  const table = new Uint8Array(256)
  const nibbles = (nibble: number): boolean => nibble === 0 || (nibble >= 2 && nibble <= 7)
  for (let byte = 0; byte < 256; byte++) {
    const sextet = sextets[byte]!
    if (sextet === 255) continue
    const fits = [nibbles(sextet >> 2), nibbles(sextet & 15), (sextet & 3) < 2, true]
    for (let first = 0; first < 4; first++) if (fits[(first + place) & 3]) table[byte]! |= 1 << first
    const digit = hexValue(byte)
    for (let first = 0; first < 2; first++) if (digit >= 0 && (((first + place) & 1) === 1 || nibbles(digit))) table[byte]! |= 16 << first
  }
  return table
})
const [at0, at1, at2, at3] = standings as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]

const fourStand = (bytes: Uint8Array, at: number): number =>
  at0[bytes[at]!]! & at1[bytes[at + 1]!]! & at2[bytes[at + 2]!]! & at3[bytes[at + 3]!]!

/**
 * Calls `visit` with each place in a run of at least 27 letters from which on twelve may stand for text, and how; it answers where to go on,
 * beyond the place, or -1 to stop. A run of 27 bytes holds six aligned words of four, so of each four words three are looked at together: is
 * any byte in them below the digits, where the space and most marks stand? In prose and code that is nearly always so. `+`, `-` and `/` are
 * below, too, but in encoded text these only come from `>`, `~` and `?` at every third place.
 */
const eachPlace = (bytes: Uint8Array, visit: (at: number, how: number) => number): void => {
  const skew = (4 - (bytes.byteOffset & 3)) & 3
  const count = Math.max(0, (bytes.length - skew) >> 2)
  const words = count === 0 ? new Int32Array(0) : new Int32Array(bytes.buffer, bytes.byteOffset + skew, count)
  let from = 0
  for (let w = 0; w + 2 < count; w += stride) {
    const a = words[w]!
    const b = words[w + 1]!
    const c = words[w + 2]!
    if (((((a >>> 1) & halves) + upToDigits) & (((b >>> 1) & halves) + upToDigits) & (((c >>> 1) & halves) + upToDigits) & sixth) !== sixth)
      continue
    const at = skew + 4 * w
    let how = fourStand(bytes, at)
    if (how === 0 || at < from) continue
    how &= fourStand(bytes, at + 4) & fourStand(bytes, at + 8)
    if (how === 0) continue
    from = visit(at, how)
    if (from < 0) return
  }
}

/** Finds what may be text in base64 or hex, in runs of at least 27 letters. */
export const findRuns = (bytes: Uint8Array, found: (encoding: Encoding, start: number, end: number) => boolean): void => {
  let last = 0
  eachPlace(bytes, (at, how) => {
    const least = Math.max(last, at - longestRegion)
    let start = at
    while (start > least && sextets[bytes[start - 1]!] !== 255) start--
    const limit = Math.min(bytes.length, start + longestRegion)
    const end = runEnd(bytes, at, limit)
    if (end - start < shortestRun) return end
    if (how >= 16) {
      let first = at + (how >= 32 ? 1 : 0)
      while (first - 2 >= start && hexNumber(bytes, first - 2, 2) >= 32) first -= 2
      let hexEnd = first
      while (hexEnd < end && hexValue(bytes[hexEnd]) >= 0) hexEnd++
      if (hexEnd - first >= shortestHex && !found(hex, first, hexEnd - ((hexEnd - first) & 1))) return -1
    }
    last = end
    for (let place = 0; place < 4; place++) {
      if ((how & (1 << place)) === 0) continue
      let first = at + ((4 - place) & 3)
      while (first - 4 >= start && (fourStand(bytes, first - 4) & 1) === 1) first -= 4
      if (end < limit) last = wrappedEnd(bytes, start, end, limit)
      if (!found(base64, first, withPadding(bytes, last))) return -1
    }
    if (last === limit && limit < bytes.length) last -= pieceOverlap
    return last
  })
}
