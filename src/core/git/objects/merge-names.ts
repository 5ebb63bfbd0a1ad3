import { oidOrder } from '../pack/oid-lookup.ts'
import { compareOids } from '../pack/pack-index.ts'

export interface MergedNames {
  /** Raw names of all places, in the order in which the lists were given. */
  names: Uint8Array
  /** Places in ascending order of name, equal names in the order of the lists. */
  order: Uint32Array
  /** For each place the first one with the same name, often itself; undefined when no name comes twice. */
  first: Uint32Array | undefined
  /** Different names. */
  unique: number
}

/** Finds the same names in several lists. */
export function mergeNames(lists: readonly Uint8Array[], width: number): MergedNames {
  const only = lists.length === 1 ? lists[0] : undefined
  const names = only ?? Buffer.concat(lists)
  const total = names.length / width
  const order = oidOrder(names, width, total)
  const isSame = (i: number): boolean => compareOids(names, order[i - 1]! * width, names, order[i]! * width, width) === 0
  let unique = Math.min(1, total)
  for (let i = 1; i < total; i++) if (!isSame(i)) unique++
  if (unique === total) return { names, order, first: undefined, unique }

  const first = new Uint32Array(total)
  for (let i = 0; i < total; i++) first[order[i]!] = i > 0 && isSame(i) ? first[order[i - 1]!]! : order[i]!
  return { names, order, first, unique }
}
