import { type Columns, clamped } from './columns.ts'
import type { LoadedPack } from './load-pack.ts'

/** A pack whose objects have their numbers. */
export interface PlacedPack {
  pack: LoadedPack
  /** Offsets of its entries, ascending. */
  offsets: Float64Array
  /** Object of each entry, in the same order. */
  objects: Uint32Array
  /** 1 for entries whose object is numbered in another place; undefined when no pack has such. */
  isCopy: Uint8Array | undefined
}

/**
 * Numbers the objects of a pack from `number` on, by offset, and fills where they lie. `numberOf` and `first` are its parts
 * of the columns of all places: a place that is not its own first is the copy of an object, and is not numbered again.
 */
export function placePacked(
  pack: LoadedPack,
  columns: Columns,
  number: number,
  width: number,
  place: number,
  numberOf: Uint32Array,
  first: Uint32Array | undefined
): PlacedPack {
  const { index, order, size } = pack
  const { count } = index
  const offsets = new Float64Array(count)
  for (let i = 0; i < count; i++) offsets[i] = index.offsets[order[i]!]!
  const objects = new Uint32Array(count)
  const isCopy = first && new Uint8Array(count)
  let next = number
  for (let i = 0; i < count; i++) {
    const entry = order[i]!
    if (isCopy && first[place + entry] !== place + entry) {
      isCopy[i] = 1
      continue
    }
    const offset = offsets[i]!
    const end = index.ends ? index.ends[entry]! : endOf(offsets, i, size - width)
    columns.offsets[next] = offset
    columns.weights[next] = Math.min(clamped, Math.max(0, Math.min(end, size) - offset))
    columns.crcs[next] = index.crcs[entry]!
    numberOf[place + entry] = next
    objects[i] = next++
  }
  if (isCopy) for (let i = 0; i < count; i++) if (isCopy[i]) objects[i] = numberOf[first[place + order[i]!]!]!
  return { pack, offsets, objects, isCopy }
}

/** The next larger offset. */
function endOf(offsets: Float64Array, i: number, last: number): number {
  for (let later = i + 1; later < offsets.length; later++) if (offsets[later]! > offsets[i]!) return offsets[later]!
  return last
}
