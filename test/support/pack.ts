import { createHash, hash as digest } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

export type PackEntry = {
  /** 1 commit, 2 tree, 3 blob, 4 tag; left out for deltas. */
  type?: number
  /** Content, or delta instructions. */
  data: Uint8Array
  /** Base of an offset delta: position in the list. */
  base?: number
  /** Base of a delta against a name: 20 raw bytes. */
  baseOid?: Uint8Array
  /** A lie about the size. */
  size?: bigint
  /** A lie about how far back the base is. */
  distance?: number
  /** Stored instead of the deflated data. */
  stored?: Uint8Array
}

/** A SHA-1 pack with these entries, right or wrong, and where each starts. */
export function packOf(
  entries: readonly PackEntry[],
  options: { count?: number } = {}
): { pack: Buffer; offsets: number[]; crcs: number[] } {
  const header = Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1')
  header.writeUInt32BE(options.count ?? entries.length, 8)
  const parts: Buffer[] = [header]
  const offsets: number[] = []
  const crcs: number[] = []
  let at = header.length
  for (const entry of entries) {
    offsets.push(at)
    const kind = entry.baseOid ? 7 : entry.base !== undefined || entry.distance !== undefined ? 6 : (entry.type ?? 3)
    const distance = entry.distance ?? (entry.base === undefined ? 0 : at - (offsets[entry.base] ?? 0))
    const bytes = Buffer.concat([
      sizeBytes(kind, entry.size ?? BigInt(entry.data.length)),
      kind === 7 ? (entry.baseOid ?? Buffer.alloc(20)) : kind === 6 ? distanceBytes(distance) : Buffer.alloc(0),
      entry.stored ?? deflateSync(entry.data)
    ])
    crcs.push(crc32(bytes))
    parts.push(bytes)
    at += bytes.length
  }
  const body = Buffer.concat(parts)
  return { pack: Buffer.concat([body, createHash('sha1').update(body).digest()]), offsets, crcs }
}

/** Raw SHA-1 name of an object. */
export function nameOf(type: string, content: Uint8Array): Buffer {
  return digest('sha1', Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]), 'buffer')
}

/** A delta that copies the whole base and adds `text`. */
export function appendDelta(base: Uint8Array, text: string): Buffer {
  const added = Buffer.from(text)
  return Buffer.concat([
    varint(base.length),
    varint(base.length + added.length),
    copyOp(0, base.length),
    Buffer.from([added.length]),
    added
  ])
}

export function copyOp(offset: number, size: number): Buffer {
  return Buffer.from([
    0xff,
    offset & 255,
    (offset >> 8) & 255,
    (offset >> 16) & 255,
    (offset >>> 24) & 255,
    size & 255,
    (size >> 8) & 255,
    (size >> 16) & 255
  ])
}

export function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return Buffer.from([...bytes, rest])
}

function sizeBytes(kind: number, size: bigint): Buffer {
  const bytes: number[] = []
  let rest = size >> 4n
  let byte = (kind << 4) | Number(size & 15n)
  for (; rest > 0n; rest >>= 7n) {
    bytes.push(byte | 128)
    byte = Number(rest & 127n)
  }
  return Buffer.from([...bytes, byte])
}

function distanceBytes(distance: number): Buffer {
  const bytes = [distance % 128]
  for (let rest = Math.floor(distance / 128); rest > 0; rest = Math.floor(rest / 128)) {
    rest--
    bytes.unshift(128 | (rest % 128))
  }
  return Buffer.from(bytes)
}
