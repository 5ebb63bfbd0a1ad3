import { closeSync } from 'node:fs'
import { Damage } from '../pack/damage.ts'
import { maxHeaderLength, newEntryHeader, ofsDelta, readEntryHeader, refDelta } from '../pack/entry-header.ts'
import { OffsetLookup } from '../pack/offset-lookup.ts'
import { lookUpOid } from '../pack/oid-lookup.ts'
import { openFile } from '../pack/pack-file.ts'
import { readFully } from '../pack/window-cache.ts'
import { type Columns, clamped, noBase } from './columns.ts'
import type { LoadedPack } from './load-pack.ts'

/**
 * Fills size, type and base of the objects of one pack from the headers of its entries, in one pass over the file.
 * `objectOf` answers the object of an index position, `isFirst` whether that object is numbered in this pack.
 */
export function readPackHeaders(
  pack: LoadedPack,
  columns: Columns,
  width: number,
  objectOf: (entry: number) => number,
  isFirst: (entry: number) => boolean
): void {
  const { order, index } = pack
  const sorted = new Float64Array(index.count)
  for (let i = 0; i < index.count; i++) sorted[i] = index.offsets[order[i]!]!
  const lookup = new OffsetLookup(sorted)
  const byName = { width, ...columns }
  const header = newEntryHeader()
  const { fd, size } = openFile(pack.path)
  const buffer = Buffer.allocUnsafeSlow(1 << 20)
  let bytes = buffer.subarray(0, 0)
  let start = 0
  try {
    for (let i = 0; i < index.count; i++) {
      const entry = order[i]!
      if (!isFirst(entry)) continue
      const offset = sorted[i]!
      const object = objectOf(entry)
      if (offset >= size) {
        columns.base[object] = noBase.broken
        continue
      }
      if (offset + maxHeaderLength > start + bytes.length && start + bytes.length < size) {
        start = offset
        bytes = buffer.subarray(0, readFully(fd, buffer, start))
      }
      try {
        readEntryHeader(bytes, offset - start, width, header)
      } catch (error) {
        // whoever reads the object is told why
        Damage.of(error)
        columns.base[object] = noBase.broken
        continue
      }
      columns.sizes[object] = Math.min(clamped, header.size)
      if (header.type === ofsDelta) {
        const base = lookup.find(offset - header.distance)
        columns.base[object] = base < 0 || header.distance === 0 ? noBase.broken : objectOf(order[base]!)
      } else if (header.type === refDelta) {
        const base = lookUpOid(byName, bytes, header.baseAt)
        columns.base[object] = base < 0 ? noBase.broken : columns.numbers[base]!
      } else columns.types[object] = header.type
    }
  } finally {
    closeSync(fd)
  }
}
