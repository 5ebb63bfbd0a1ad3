/** The .idx file of a pack, version 2: https://git-scm.com/docs/gitformat-pack, "Version 2 pack-*.idx files". */
import { createHash, hash as digest } from 'node:crypto'
import { type HashName, oidLength } from '../types.ts'
import { Damage } from './damage.ts'

/** Objects of one pack, ascending by name. */
export interface PackIndex {
  hash: HashName
  count: number
  /** Raw names one after the other. */
  oids: Uint8Array
  /** Where in the pack each entry starts. */
  offsets: Float64Array
  /** Where each entry ends, when it is not where the next one starts: in a damaged pack that we indexed. */
  ends?: Float64Array
  /** CRC-32 of each entry as it lies in the pack, header included. */
  crcs: Uint32Array
  /** The checksum that the pack ends with. */
  packChecksum: Uint8Array
}

const magic = 0xff744f63
const fanoutAt = 8
const oidsAt = fanoutAt + 256 * 4
const largeOffset = 0x80000000

/** Reads an index file. Throws Damage for another version, a wrong size or checksum, names out of order. */
export function parsePackIndex(bytes: Buffer, hash: HashName): PackIndex {
  const width = oidLength[hash]
  if (bytes.length < oidsAt + 2 * width) throw new Damage('the index is too short')
  const count = readCount(bytes)
  const crcsAt = oidsAt + count * width
  const offsetsAt = crcsAt + count * 4
  const largeAt = offsetsAt + count * 4
  const end = bytes.length - 2 * width
  if (largeAt > end || (end - largeAt) % 8 !== 0) throw new Damage('the index does not have the size that its object count asks for')
  if (Buffer.compare(digest(hash, bytes.subarray(0, bytes.length - width), 'buffer'), bytes.subarray(bytes.length - width)) !== 0) {
    throw new Damage('the index does not match its checksum')
  }
  const oids = bytes.subarray(oidsAt, crcsAt)
  checkOrder(bytes, oids, count, width)

  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const offsets = new Float64Array(count)
  const crcs = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    crcs[i] = view.getUint32(crcsAt + i * 4)
    const offset = view.getUint32(offsetsAt + i * 4)
    if (offset < largeOffset) offsets[i] = offset
    else {
      const large = largeAt + (offset - largeOffset) * 8
      if (large + 8 > end) throw new Damage('the index points outside its table of large offsets')
      offsets[i] = view.getUint32(large) * 2 ** 32 + view.getUint32(large + 4)
    }
  }
  return { hash, count, oids, offsets, crcs, packChecksum: bytes.subarray(end, end + width) }
}

/** Bytes that an index starts with: enough for the number of its objects. */
export const indexHeadLength = oidsAt

/** Number of objects from the head of an index file. Throws Damage for another version. */
export function readCount(head: Buffer): number {
  if (head.readUInt32BE(0) !== magic) throw new Damage('the index is of version 1 or no index')
  if (head.readUInt32BE(4) !== 2) throw new Damage(`the index is of version ${head.readUInt32BE(4)}`)
  return head.readUInt32BE(fanoutAt + 255 * 4)
}

/** Names must ascend, and the fan-out table must tell how many start with each byte or a lower one. */
function checkOrder(bytes: Buffer, oids: Uint8Array, count: number, width: number): void {
  let seen = 0
  let before = 0
  for (let i = 0, p = 0; i < count; i++, p += width) {
    const head = ((oids[p]! << 16) | (oids[p + 1]! << 8) | oids[p + 2]!) >>> 0
    if (head < before || (head === before && i > 0 && compareOids(oids, p - width, oids, p, width) > 0)) {
      throw new Damage('the names in the index are out of order')
    }
    for (const first = head >> 16; seen < first; seen++) checkFanout(bytes, seen, i)
    before = head
  }
  for (; seen < 256; seen++) checkFanout(bytes, seen, count)
}

function checkFanout(bytes: Buffer, first: number, expected: number): void {
  if (bytes.readUInt32BE(fanoutAt + first * 4) !== expected) throw new Damage('the fan-out table of the index is wrong')
}

/** Raw names `a` at `at` and `b` at `bt`: below, at or above 0. */
export function compareOids(a: Uint8Array, at: number, b: Uint8Array, bt: number, width: number): number {
  for (let i = 0; i < width; i++) {
    const difference = a[at + i]! - b[bt + i]!
    if (difference !== 0) return difference
  }
  return 0
}

/** The bytes of the index file, the same as git writes. */
export function packIndexBytes(index: PackIndex): Buffer {
  const { hash, count, oids, offsets, crcs, packChecksum } = index
  const width = oidLength[hash]
  const large = offsets.reduce((sum, offset) => sum + (offset < largeOffset ? 0 : 1), 0)
  const bytes = Buffer.alloc(oidsAt + count * (width + 8) + large * 8 + 2 * width)
  bytes.writeUInt32BE(magic, 0)
  bytes.writeUInt32BE(2, 4)
  const fanout = new Uint32Array(256)
  for (let i = 0; i < count; i++) fanout[oids[i * width]!]!++
  for (let i = 0, sum = 0; i < 256; i++) {
    sum += fanout[i]!
    bytes.writeUInt32BE(sum, fanoutAt + i * 4)
  }
  bytes.set(oids.subarray(0, count * width), oidsAt)
  const crcsAt = oidsAt + count * width
  const offsetsAt = crcsAt + count * 4
  const largeAt = offsetsAt + count * 4
  for (let i = 0, next = 0; i < count; i++) {
    bytes.writeUInt32BE(crcs[i]!, crcsAt + i * 4)
    const offset = offsets[i]!
    if (offset < largeOffset) bytes.writeUInt32BE(offset, offsetsAt + i * 4)
    else {
      bytes.writeUInt32BE(largeOffset + next, offsetsAt + i * 4)
      bytes.writeUInt32BE(Math.floor(offset / 2 ** 32), largeAt + next * 8)
      bytes.writeUInt32BE(offset % 2 ** 32, largeAt + next * 8 + 4)
      next++
    }
  }
  bytes.set(packChecksum, largeAt + large * 8)
  const end = bytes.length - width
  createHash(hash).update(bytes.subarray(0, end)).digest().copy(bytes, end)
  return bytes
}
