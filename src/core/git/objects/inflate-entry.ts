import { crc32 } from 'node:zlib'
import { Damage } from '../pack/damage.ts'
import { type EntryHeader, newEntryHeader, ofsDelta, readEntryHeader, refDelta } from '../pack/entry-header.ts'
import { inflate } from '../pack/inflate.ts'
import { oidLength } from '../types.ts'
import { clamped, noBase } from './columns.ts'
import type { StoredObjects } from './stored-objects.ts'

const header = newEntryHeader()

/** What the stream of a packed object holds, content or delta, after the check of its stored bytes. Throws Damage. */
export function inflateEntry(objects: StoredObjects, pack: number, object: number): Buffer {
  const { columns } = objects.state
  const offset = columns.offsets[object]!
  const weight = columns.weights[object]!
  const size = columns.sizes[object]!
  if (size > objects.contentLimit) {
    throw new Damage(`it has ${size === clamped ? '4 GiB or more' : `${size} bytes`}, more than is held in memory`, 'too-large')
  }
  if (weight > 2 * objects.contentLimit + 4_096) throw new Damage(`${weight} stored bytes are too many for its ${size} bytes`)
  if (weight === 0) throw new Damage('the pack ends before it')
  const bytes = objects.files.read(pack, offset, offset + weight)
  if (crc32(bytes) !== columns.crcs[object]) throw new Damage('its stored bytes do not have the checksum that the index says')
  const width = oidLength[objects.hash]
  readEntryHeader(bytes, 0, width, header)
  checkBase(objects.base[object]!, bytes, width, header)
  return inflate(bytes, header.dataAt, header.size)
}

function checkBase(base: number, bytes: Buffer, width: number, { type, baseAt, distance }: EntryHeader): void {
  if (base === noBase.circle) throw new Damage('it is a delta that is based on itself')
  if (base === noBase.tooDeep) throw new Damage('its chain of deltas is too long')
  if (base >= 0 || type < ofsDelta) return
  if (type === refDelta) throw new Damage(`its delta base ${bytes.toString('hex', baseAt, baseAt + width)} is missing`)
  throw new Damage(`its delta base should lie ${distance} bytes before it, where no object starts`)
}
