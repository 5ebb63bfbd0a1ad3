import { closeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { Damage } from '../pack/damage.ts'
import { type EntryHeader, maxHeaderLength, newEntryHeader, ofsDelta, readEntryHeader, refDelta } from '../pack/entry-header.ts'
import { inflateMeasured, storedBound } from '../pack/inflate.ts'
import { OffsetLookup } from '../pack/offset-lookup.ts'
import { lookUpOid } from '../pack/oid-lookup.ts'
import { openFile } from '../pack/pack-file.ts'
import { readFully } from '../pack/window-cache.ts'
import { type Columns, clamped, noBase } from './columns.ts'
import type { PlacedPack } from './place-packed.ts'

/**
 * Entries up to this size are checked here by their CRC, so that a flipped bit in a header cannot make a blob pass for a
 * tree that nobody looks at. In a larger entry that bit is one of millions; its CRC is checked when it is read.
 */
const checkedSize = 1 << 18
const bufferSize = 1 << 20

/** Fills size, type and base of the objects of one pack from the headers of its entries, in one pass over the file. */
export function readPackHeaders(placed: PlacedPack, columns: Columns, width: number): void {
  const { pack, offsets, objects, isCopy } = placed
  const { weights, crcs, base } = columns
  const lookup = new OffsetLookup(offsets)
  const byName = { width, ...columns }
  const header = newEntryHeader()
  const { fd, size } = openFile(pack.path)
  const buffer = Buffer.allocUnsafeSlow(bufferSize)
  let bytes = buffer.subarray(0, 0)
  let start = 0
  try {
    for (let i = 0; i < offsets.length; i++) {
      if (isCopy?.[i]) continue
      const offset = offsets[i]!
      const object = objects[i]!
      base[object] = noBase.broken
      if (offset >= size) continue
      const isChecked = weights[object]! <= checkedSize
      const need = isChecked ? Math.max(weights[object]!, maxHeaderLength) : maxHeaderLength
      if (offset + need > start + bytes.length && start + bytes.length < size) {
        start = offset
        bytes = buffer.subarray(0, readFully(fd, buffer, start))
      }
      const at = offset - start
      // whoever reads an object that is passed over here is told why
      if (!tryHeader(bytes, at, width, header)) continue
      columns.sizes[object] = Math.min(clamped, header.size)
      if (isChecked && crc32(bytes.subarray(at, at + weights[object]!)) !== crcs[object]) {
        const length = lengthByCrc(fd, offset, header, at, crcs[object]!)
        if (length === 0) continue
        weights[object] = length
      }
      if (header.type === ofsDelta) {
        const found = lookup.find(offset - header.distance)
        if (found >= 0 && header.distance > 0) base[object] = objects[found]!
      } else if (header.type === refDelta) {
        const found = lookUpOid(byName, bytes, header.baseAt)
        if (found >= 0) base[object] = columns.numbers[found]!
      } else {
        base[object] = noBase.whole
        columns.types[object] = header.type
      }
    }
  } finally {
    closeSync(fd)
  }
}

function tryHeader(bytes: Buffer, at: number, width: number, header: EntryHeader): boolean {
  try {
    readEntryHeader(bytes, at, width, header)
    return true
  } catch (error) {
    Damage.of(error)
    return false
  }
}

/** Stored length of an entry that has this CRC, for an index that is wrong about where the next one starts; 0 for none. */
function lengthByCrc(fd: number, offset: number, header: EntryHeader, at: number, crc: number): number {
  const headerLength = header.dataAt - at
  if (header.size > checkedSize) return 0
  const bytes = Buffer.allocUnsafe(headerLength + storedBound(header.size))
  const stored = bytes.subarray(0, readFully(fd, bytes, offset))
  try {
    const length = headerLength + inflateMeasured(stored, headerLength, header.size).used
    return crc32(stored.subarray(0, length)) === crc ? length : 0
  } catch (error) {
    Damage.of(error)
    return 0
  }
}
