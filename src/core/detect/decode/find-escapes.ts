import { byteSet, tokenBytes } from '../../catalog/byte-set.ts'
import { type Encoding, hexNumber } from './encoding.ts'
import { longestRegion } from './find-runs.ts'
import { entityAt, htmlEntities } from './html-entities.ts'
import { percent } from './percent.ts'
import { stringEscapes } from './string-escapes.ts'

/** Characters of values: an escaped space or quote hides none. */
const valueBytes = byteSet(tokenBytes, ':@%&!#$*')
/** What such a value is written in with its escapes. */
const runBytes = byteSet(tokenBytes, ':@%\\&;#{}')
const shortestRun = 16
const longestLook = 24
/** How far from an escape its text is undone, on its line. */
const reachBefore = 200
const reachBehind = 400

const encodings = new Map<number, Encoding>([
  [0x25, percent],
  [0x26, htmlEntities],
  [0x5c, stringEscapes]
])

/** The character of the escape at `at`, -1 where none stands. */
const characterAt = (bytes: Uint8Array, at: number): number => {
  if (bytes[at] === 0x25) return hexNumber(bytes, at + 1, 2)
  if (bytes[at] === 0x26) return entityAt(bytes, at, bytes.length)?.code ?? -1
  const kind = bytes[at + 1]
  if (kind === 0x2f) return 0x2f
  if (kind === 0x78) return hexNumber(bytes, at + 2, 2)
  return bytes[at + 2] === 0x7b ? 0x61 : hexNumber(bytes, at + 2, 4)
}

/** Does the escape stand in what is long enough to be a value? */
const standsInRun = (bytes: Uint8Array, at: number): boolean => {
  let left = at
  while (left > at - longestLook && runBytes[bytes[left - 1] ?? 0] === 1) left--
  let right = at
  while (right < at + longestLook && runBytes[bytes[right] ?? 0] === 1) right++
  return right - left >= shortestRun
}

export interface EscapedText {
  encoding: Encoding
  start: number
  end: number
}

/** Collects the places of escapes, in order, and the texts around them. */
export class EscapeFinder {
  readonly texts: EscapedText[] = []
  private readonly bytes: Uint8Array
  private readonly last = new Map<Encoding, EscapedText>()

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  /** An escape may begin at `at`. */
  see(at: number): void {
    const { bytes } = this
    const encoding = encodings.get(bytes[at]!)
    if (!encoding) return
    const last = this.last.get(encoding)
    if (last && at < last.end) {
      last.end = this.lineEnd(last.end, Math.min(at + reachBehind, last.start + longestRegion))
      return
    }
    const character = characterAt(bytes, at)
    if (character < 0 || character > 127 || valueBytes[character] === 0 || !standsInRun(bytes, at)) return
    const text = {
      encoding,
      start: this.lineStart(at, Math.max(at - reachBefore, last?.end ?? 0)),
      end: this.lineEnd(at, at + reachBehind)
    }
    this.last.set(encoding, text)
    this.texts.push(text)
  }

  private lineStart(from: number, least: number): number {
    let at = from
    while (at > least && this.bytes[at - 1] !== 0x0a) at--
    return at
  }

  private lineEnd(from: number, most: number): number {
    const limit = Math.min(this.bytes.length, most)
    let at = from
    while (at < limit && this.bytes[at] !== 0x0a) at++
    return at
  }
}
