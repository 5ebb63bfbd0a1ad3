import type { Family, ObjectDatabase } from '../types.ts'
import { markNeeded, nextMember } from './family-order.ts'
import { stored } from './stored-objects.ts'

/**
 * The delta trees that have objects with a 1 in `wanted`, the heaviest first, then by root: the same list for the same
 * repository in every thread. Weights count the wanted objects and the bases on the way to them.
 */
export function families(db: ObjectDatabase, wanted: Uint8Array): Family[] {
  const objects = stored(db)
  const { base, firstChild, size } = objects
  const { weights } = objects.state.columns
  const needed = new Uint8Array(size)
  const found: Family[] = []
  for (let root = 0; root < size; root++) {
    if (base[root]! >= 0) continue
    let weight = 0
    if (firstChild[root]! < 0) weight = wanted[root] === 1 ? weights[root]! : -1
    else {
      markNeeded(objects, root, wanted, needed)
      for (let member = root; member >= 0; member = nextMember(objects, root, member)) if (needed[member]) weight += weights[member]!
      if (!needed[root]) weight = -1
    }
    if (weight >= 0) found.push({ root, weight })
  }
  return found.sort((a, b) => b.weight - a.weight || a.root - b.root)
}
