/**
 * A decoder of zlib streams (RFC 1950, RFC 1951) that takes its input and gives its output in pieces, synchronously.
 *
 * Node's own synchronous functions need the whole stream and the whole content in memory, and spend some microseconds to
 * set up each call. This one serves what they cannot: content too large to hold, the first bytes of a loose object, and
 * the very small streams that packs are full of. It accepts exactly the streams that zlib accepts.
 */
import { Damage } from './damage.ts'
import { codeNames, HuffmanCode } from './huffman-code.ts'

/** RFC 1951, section 3.2.5: extra bits of the 29 length codes and the 30 distance codes, and the least that each stands for. */
const lengthExtra = Uint8Array.from({ length: 29 }, (_, code) => (code < 8 || code === 28 ? 0 : (code >> 2) - 1))
const lengthBase = leastOf(3, lengthExtra)
lengthBase[28] = 258
const distanceExtra = Uint8Array.from({ length: 30 }, (_, code) => (code < 4 ? 0 : (code >> 1) - 1))
const distanceBase = leastOf(1, distanceExtra)
/** RFC 1951, section 3.2.7. */
const codeLengthOrder = Uint8Array.of(16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15)

const windowSize = 32_768
const longestMatch = 258
const endOfBlock = 256

const lengths = new Uint8Array(320)

const fixedLiterals = new HuffmanCode(9, 288)
const fixedDistances = new HuffmanCode(5, 32)
lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, 288)
fixedLiterals.build(lengths, 0, 288, codeNames.literals)
lengths.fill(5, 0, 32)
fixedDistances.build(lengths, 0, 32, codeNames.distances)

export class Inflater {
  private readonly literals = new HuffmanCode(10, 288)
  private readonly distances = new HuffmanCode(8, 32)
  private readonly codeLengths = new HuffmanCode(7, 19)

  private input: Uint8Array = new Uint8Array(0)
  private at = 0
  private hold = 0
  private bits = 0
  /** Bytes of earlier inputs. */
  private before = 0
  private more: () => Uint8Array | undefined = nothing

  private output: Uint8Array = new Uint8Array(0)
  private put = 0
  /** Where in `output` the first byte stands that has not been given away. */
  private start = 0
  /** Content bytes that were given away. */
  private given = 0
  private size = 0
  private adlerA = 1
  private adlerB = 0
  private take: ((chunk: Uint8Array, offset: number) => boolean) | undefined

  /** Compressed bytes that the last stream took, its checksum included. */
  used = 0

  /**
   * Inflates the stream that starts at `from` into `target`, which must have 260 bytes to spare behind `size`.
   * Throws Damage unless the content has exactly `size` bytes and the right checksum.
   */
  inflateInto(source: Uint8Array, from: number, target: Uint8Array, size: number): void {
    this.open(source, from, nothing, target, size, undefined)
    this.stream()
    this.input = empty
    this.output = empty
  }

  /**
   * Inflates the start of a stream, for as long as `target` has 260 bytes to spare. Answers how many bytes came out;
   * damage, and the end of the source, just end it.
   */
  inflateStart(source: Uint8Array, target: Uint8Array): number {
    this.open(source, 0, nothing, target, Number.POSITIVE_INFINITY, () => false)
    try {
      this.stream()
    } catch (error) {
      if (error !== enough && !(error instanceof Damage)) throw error
    }
    this.input = empty
    this.output = empty
    return this.put
  }

  /**
   * Gives the content of a stream in chunks of at most 256 KiB, each valid only during the call. `more` answers the next
   * piece of input, undefined at its end. When `onChunk` answers false, the rest is left. Throws Damage as inflateInto.
   */
  inflateChunks(
    more: () => Uint8Array | undefined,
    size: number,
    onChunk: (chunk: Uint8Array, offset: number) => boolean | undefined
  ): void {
    const target = new Uint8Array(windowSize + Math.min(size, 1 << 18) + 2 * longestMatch)
    this.open(empty, 0, more, target, size, (chunk, offset) => onChunk(chunk, offset) !== false)
    try {
      this.stream()
    } catch (error) {
      if (error !== enough) throw error
    }
    this.input = empty
    this.output = empty
  }

  private open(
    input: Uint8Array,
    at: number,
    more: () => Uint8Array | undefined,
    output: Uint8Array,
    size: number,
    take: ((chunk: Uint8Array, offset: number) => boolean) | undefined
  ): void {
    this.input = input
    this.at = at
    this.before = -at
    this.more = more
    this.hold = 0
    this.bits = 0
    this.output = output
    this.put = 0
    this.start = 0
    this.given = 0
    this.size = size
    this.take = take
    this.adlerA = 1
    this.adlerB = 0
  }

  private stream(): void {
    const method = this.need(8)
    const flags = this.need(8)
    if ((method & 15) !== 8 || method >> 4 > 7 || ((method << 8) | flags) % 31 !== 0 || flags & 32) {
      throw new Damage('its compressed data is damaged (incorrect header check)')
    }
    for (let last = 0; last === 0; ) {
      last = this.need(1)
      const kind = this.need(2)
      if (kind === 0) this.stored()
      else if (kind === 1) this.compressed(fixedLiterals, fixedDistances)
      else if (kind === 2) {
        this.readCodes()
        this.compressed(this.literals, this.distances)
      } else throw new Damage('its compressed data is damaged (invalid block type)')
    }
    this.give()
    if (this.given !== this.size) throw new Damage(`its content has ${this.given} bytes instead of ${this.size}`)
    this.need(this.bits & 7)
    const adler = ((this.need(8) << 24) | (this.need(8) << 16) | (this.need(8) << 8) | this.need(8)) >>> 0
    if (adler !== this.adlerB * 65_536 + this.adlerA) throw new Damage('its compressed data is damaged (incorrect data check)')
    this.used = this.before + this.at - (this.bits >> 3)
  }

  /** The next `count` bits, at most 16. */
  private need(count: number): number {
    while (this.bits < count) {
      if (this.at === this.input.length) this.refill()
      this.hold |= this.input[this.at++]! << this.bits
      this.bits += 8
    }
    const value = this.hold & ((1 << count) - 1)
    this.hold >>>= count
    this.bits -= count
    return value
  }

  private refill(): void {
    const next = this.more()
    if (!next || next.length === 0) throw new Damage('its compressed data ends too early')
    this.before += this.at
    this.input = next
    this.at = 0
  }

  private stored(): void {
    this.need(this.bits & 7)
    const length = this.need(16)
    if (this.need(16) !== (length ^ 0xffff)) throw new Damage('its compressed data is damaged (invalid stored block lengths)')
    let left = length
    for (; left > 0 && this.bits > 0; left--) this.byte(this.need(8))
    while (left > 0) {
      if (this.at === this.input.length) this.refill()
      if (this.put >= this.output.length - longestMatch) this.full()
      const count = Math.min(left, this.input.length - this.at, this.output.length - longestMatch - this.put)
      this.output.set(this.input.subarray(this.at, this.at + count), this.put)
      this.at += count
      this.put += count
      left -= count
    }
  }

  private byte(value: number): void {
    if (this.put >= this.output.length - longestMatch) this.full()
    this.output[this.put++] = value
  }

  private readCodes(): void {
    const literalCount = this.need(5) + 257
    const distanceCount = this.need(5) + 1
    const codeCount = this.need(4) + 4
    if (literalCount > 286 || distanceCount > 30) throw new Damage('its compressed data is damaged (too many length or distance symbols)')
    lengths.fill(0, 0, 19)
    for (let i = 0; i < codeCount; i++) lengths[codeLengthOrder[i]!] = this.need(3)
    this.codeLengths.build(lengths, 0, 19, codeNames.lengths)
    const { table } = this.codeLengths
    const total = literalCount + distanceCount
    for (let i = 0; i < total; ) {
      while (this.bits < 14) {
        if (this.at === this.input.length) this.refill()
        this.hold |= this.input[this.at++]! << this.bits
        this.bits += 8
      }
      const entry = table[this.hold & 127]!
      const symbol = entry >> 4
      this.hold >>>= entry & 15
      this.bits -= entry & 15
      if (symbol < 16) {
        lengths[i++] = symbol
        continue
      }
      if (symbol === 16 && i === 0) throw new Damage('its compressed data is damaged (invalid bit length repeat)')
      const value = symbol === 16 ? lengths[i - 1]! : 0
      const repeat = symbol === 16 ? 3 + this.need(2) : symbol === 17 ? 3 + this.need(3) : 11 + this.need(7)
      if (i + repeat > total) throw new Damage('its compressed data is damaged (invalid bit length repeat)')
      lengths.fill(value, i, i + repeat)
      i += repeat
    }
    if (lengths[endOfBlock] === 0) throw new Damage('its compressed data is damaged (missing end-of-block)')
    this.literals.build(lengths, 0, literalCount, codeNames.literals)
    this.distances.build(lengths, literalCount, distanceCount, codeNames.distances)
  }

  /**
   * One block. The 32 bits of the checksum follow the last block, so that 25 bits can always be had before a symbol and
   * again before the extra bits of a distance; more would not fit into the 32 bits that `hold` has.
   */
  private compressed(literals: HuffmanCode, distances: HuffmanCode): void {
    const literalTable = literals.table
    const literalMask = literalTable.length - 1
    const distanceTable = distances.table
    const distanceMask = distanceTable.length - 1
    const output = this.output
    const soft = output.length - longestMatch
    let { input, at, hold, bits, put } = this
    let end = input.length
    for (;;) {
      if (put >= soft) {
        this.put = put
        this.full()
        put = this.put
      }
      while (bits < 25) {
        if (at === end) {
          this.at = at
          this.put = put
          this.refill()
          input = this.input
          at = 0
          end = input.length
        }
        hold |= input[at++]! << bits
        bits += 8
      }
      let entry = literalTable[hold & literalMask]!
      if (entry === 0) entry = literals.decode(hold)
      if (entry < 0) throw new Damage('its compressed data is damaged (invalid literal/length code)')
      hold >>>= entry & 15
      bits -= entry & 15
      let symbol = entry >> 4
      if (symbol < 256) {
        output[put++] = symbol
        continue
      }
      if (symbol === endOfBlock) break
      symbol -= 257
      if (symbol > 28) throw new Damage('its compressed data is damaged (invalid literal/length code)')
      const extra = lengthExtra[symbol]!
      const length = lengthBase[symbol]! + (hold & ((1 << extra) - 1))
      hold >>>= extra
      bits -= extra
      while (bits < 25) {
        if (at === end) {
          this.at = at
          this.put = put
          this.refill()
          input = this.input
          at = 0
          end = input.length
        }
        hold |= input[at++]! << bits
        bits += 8
      }
      entry = distanceTable[hold & distanceMask]!
      if (entry === 0) entry = distances.decode(hold)
      symbol = entry >> 4
      if (entry < 0 || symbol > 29) throw new Damage('its compressed data is damaged (invalid distance code)')
      hold >>>= entry & 15
      bits -= entry & 15
      const distanceBits = distanceExtra[symbol]!
      while (bits < distanceBits) {
        if (at === end) {
          this.at = at
          this.put = put
          this.refill()
          input = this.input
          at = 0
          end = input.length
        }
        hold |= input[at++]! << bits
        bits += 8
      }
      const distance = distanceBase[symbol]! + (hold & ((1 << distanceBits) - 1))
      hold >>>= distanceBits
      bits -= distanceBits
      if (distance > put) throw new Damage('its compressed data is damaged (invalid distance too far back)')
      let from = put - distance
      for (const stop = put + length; put < stop; ) output[put++] = output[from++]!
    }
    this.at = at
    this.hold = hold
    this.bits = bits
    this.put = put
  }

  /** The output is full: give it away and keep the window that matches may still reach back to. */
  private full(): void {
    if (!this.take) throw tooLong(this.size)
    this.give()
    const keep = Math.min(this.put, windowSize)
    this.output.copyWithin(0, this.put - keep, this.put)
    this.put = keep
    this.start = keep
  }

  private give(): void {
    const { output, start, put, take } = this
    const offset = this.given
    if (offset + put - start > this.size) throw tooLong(this.size)
    this.adler(output, start, put)
    this.given += put - start
    this.start = put
    if (take && put > start && !take(output.subarray(start, put), offset)) throw enough
  }

  private adler(bytes: Uint8Array, start: number, end: number): void {
    let a = this.adlerA
    let b = this.adlerB
    for (let i = start; i < end; ) {
      // 3 854 bytes keep b under 2^31, so that the engine stays with small integers (zlib's 5 552 keep it under 2^32)
      const stop = Math.min(end, i + 3_854)
      for (; i < stop; i++) {
        a += bytes[i]!
        b += a
      }
      a %= 65_521
      b %= 65_521
    }
    this.adlerA = a
    this.adlerB = b
  }
}

const empty = new Uint8Array(0)
const nothing = (): undefined => undefined
/** Thrown, and caught, when the receiver of chunks has seen enough. */
const enough = new Error('enough')

function tooLong(size: number): Damage {
  return new Damage(`its content is longer than the ${size} bytes that it should have`)
}

function leastOf(first: number, extra: Uint8Array): Uint16Array {
  const least = new Uint16Array(extra.length)
  for (let code = 0, next = first; code < extra.length; next += 1 << extra[code++]!) least[code] = next
  return least
}
