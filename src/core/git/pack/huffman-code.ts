import { Damage } from './damage.ts'

/** What a code is for, in the words of a problem. */
export const codeNames = { lengths: 'code lengths', literals: 'literal codes', distances: 'distance codes' } as const

const nextCode = new Uint16Array(16)
const nextIndex = new Uint16Array(16)

/** A canonical Huffman code: a table for its short codes, counts and sorted symbols for the longer ones. */
export class HuffmanCode {
  readonly bits: number
  /** For the next `bits` bits: symbol << 4 | length, or 0 when the code is longer or unused. */
  readonly table: Uint16Array
  readonly counts = new Uint16Array(16)
  readonly symbols: Uint16Array

  constructor(bits: number, symbols: number) {
    this.bits = bits
    this.table = new Uint16Array(1 << bits)
    this.symbols = new Uint16Array(symbols)
  }

  /** From code lengths; the same sets are refused as by zlib: too many codes, or too few unless there is none, or one of one bit. */
  build(lengths: Uint8Array, start: number, size: number, what: (typeof codeNames)[keyof typeof codeNames]): void {
    const { counts, symbols, table, bits } = this
    counts.fill(0)
    for (let i = 0; i < size; i++) counts[lengths[start + i]!]!++
    const used = size - counts[0]!
    counts[0] = 0
    let left = 1
    for (let length = 1; length <= 15; length++) {
      left = left * 2 - counts[length]!
      if (left < 0) throw new Damage(`its compressed data is damaged (${what} over-subscribed)`)
    }
    if (left > 0 && (what === codeNames.lengths || (used > 0 && !(used === 1 && counts[1] === 1)))) {
      throw new Damage(`its compressed data is damaged (${what} incomplete)`)
    }

    let code = 0
    for (let length = 1, index = 0; length <= 15; length++) {
      nextCode[length] = code
      nextIndex[length] = index
      code = (code + counts[length]!) << 1
      index += counts[length]!
    }
    table.fill(0)
    for (let symbol = 0; symbol < size; symbol++) {
      const length = lengths[start + symbol]!
      if (length === 0) continue
      symbols[nextIndex[length]!++] = symbol
      let forward = nextCode[length]!++
      if (length > bits) continue
      let reversed = 0
      for (let i = 0; i < length; i++, forward >>= 1) reversed = (reversed << 1) | (forward & 1)
      const entry = (symbol << 4) | length
      for (let i = reversed, step = 1 << length; i < table.length; i += step) table[i] = entry
    }
  }

  /** Slow way for codes longer than the table: symbol << 4 | length, or -1. */
  decode(hold: number): number {
    const { counts, symbols } = this
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length <= 15; length++) {
      code |= (hold >>> (length - 1)) & 1
      const count = counts[length]!
      if (code - count < first) return (symbols[index + code - first]! << 4) | length
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return -1
  }
}
