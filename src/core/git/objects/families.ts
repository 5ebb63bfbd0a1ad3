import type { Family, ObjectDatabase } from '../types.ts'
import { markNeeded, nextMember } from './family-order.ts'
import { stored } from './stored-objects.ts'

/** Families of more than this part of the whole come first, by weight. */
const heavyPart = 1 / 4_096

/**
 * The delta trees that have objects with a 1 in `wanted`: the heavy ones first, the heaviest at the very start, so that
 * threads that take one after the other finish together; then the many light ones as they lie, so that files are read from
 * front to back. The same list for the same repository in every thread. Weights count the wanted objects and the bases on
 * the way to them.
 */
export function families(db: ObjectDatabase, wanted: Uint8Array): Family[] {
  const objects = stored(db)
  const { base, firstChild, size } = objects
  const { weights } = objects.state.columns
  const needed = new Uint8Array(size)
  const found: Family[] = []
  let total = 0
  for (let root = 0; root < size; root++) {
    if (base[root]! >= 0) continue
    let weight = 0
    if (firstChild[root]! < 0) {
      if (wanted[root] !== 1) continue
      weight = weights[root]!
    } else {
      markNeeded(objects, root, wanted, needed)
      if (!needed[root]) continue
      for (let member = root; member >= 0; member = nextMember(objects, root, member)) if (needed[member]) weight += weights[member]!
    }
    total += weight
    found.push({ root, weight })
  }
  const isHeavy = (family: Family): boolean => family.weight > total * heavyPart
  const heavy = found.filter(isHeavy).sort((a, b) => b.weight - a.weight || a.root - b.root)
  return [...heavy, ...found.filter((family) => !isHeavy(family))]
}
