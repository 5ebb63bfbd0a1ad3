import { oidOrder } from '../pack/oid-lookup.ts'
import { compareOids } from '../pack/pack-index.ts'

export interface MergedNames {
  /** Raw names of all copies, in the order in which the lists were given. */
  names: Uint8Array
  /** Copies in ascending order of name, equal names in the order of the lists. */
  order: Uint32Array
  /** For each copy the first one with the same name: itself, unless another list had it before. */
  first: Uint32Array
  /** Different names. */
  unique: number
}

/** Finds the same names in several lists. */
export function mergeNames(lists: readonly Uint8Array[], width: number): MergedNames {
  const only = lists.length === 1 ? lists[0] : undefined
  const names = only ?? Buffer.concat(lists)
  const total = names.length / width
  const order = oidOrder(names, width, total)
  const first = new Uint32Array(total)
  let unique = 0
  for (let i = 0; i < total; i++) {
    const copy = order[i]!
    const before = i > 0 ? order[i - 1]! : -1
    if (before >= 0 && compareOids(names, before * width, names, copy * width, width) === 0) first[copy] = first[before]!
    else {
      first[copy] = copy
      unique++
    }
  }
  return { names, order, first, unique }
}
