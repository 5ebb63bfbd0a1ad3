/** What MessagePack text holds, as far as it is needed here: numbers, texts, bytes, lists, and maps as lists of pairs. */
export type Packed = number | bigint | string | boolean | null | Uint8Array | Packed[]

const deepest = 12

/**
 * The first value in MessagePack bytes; null where they are cut off, nested deeper than 12, or hold what is not read here
 * (extensions, fractions). https://github.com/msgpack/msgpack/blob/master/spec.md
 */
export function readMsgpack(bytes: Buffer): Packed {
  try {
    return new Reader(bytes).value(0)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

class Reader {
  private at = 0
  private readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  value(depth: number): Packed {
    const tag = this.bytes.readUInt8(this.at)
    this.at += 1
    if (tag < 0x80) return tag
    if (tag < 0x90) return this.list((tag & 0x0f) * 2, depth)
    if (tag < 0xa0) return this.list(tag & 0x0f, depth)
    if (tag < 0xc0) return this.take(tag & 0x1f).toString('utf8')
    if (tag >= 0xe0) return tag - 0x100
    return this.tagged(tag, depth)
  }

  private tagged(tag: number, depth: number): Packed {
    switch (tag) {
      case 0xc2:
      case 0xc3:
        return tag === 0xc3
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.take(this.unsigned(2 ** (tag - 0xc4)))
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.unsigned(2 ** (tag - 0xcc))
      case 0xcf:
        return this.take(8).readBigUInt64BE()
      case 0xd0:
      case 0xd1:
      case 0xd2:
        return this.signed(2 ** (tag - 0xd0))
      case 0xd3:
        return this.take(8).readBigInt64BE()
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.take(this.unsigned(2 ** (tag - 0xd9))).toString('utf8')
      case 0xdc:
      case 0xdd:
        return this.list(this.unsigned(2 ** (tag - 0xdb)), depth)
      case 0xde:
      case 0xdf:
        return this.list(this.unsigned(2 ** (tag - 0xdd)) * 2, depth)
      case 0xc0:
        return null
      default:
        throw new RangeError('not read here')
    }
  }

  private list(length: number, depth: number): Packed[] {
    // An entry takes a byte at least: a length above the rest is a lie that would cost memory.
    if (depth >= deepest || length > this.bytes.length - this.at) throw new RangeError('too deep or too long')
    return Array.from({ length }, () => this.value(depth + 1))
  }

  private unsigned(size: number): number {
    return this.take(size).readUIntBE(0, size)
  }

  private signed(size: number): number {
    return this.take(size).readIntBE(0, size)
  }

  private take(length: number): Buffer {
    if (length > this.bytes.length - this.at) throw new RangeError('cut off')
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }
}
