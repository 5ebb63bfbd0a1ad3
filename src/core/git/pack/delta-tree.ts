/**
 * Fills `firstChild` and `nextSibling` from `base`: the children of each entry in ascending order, but the one with the
 * most descendants last, so that a walk lets go of the base before it goes down the longest way.
 * `base` must have no circles; negative means no base. Answers nothing: the three columns are the tree.
 */
export function linkChildren(base: Int32Array, firstChild: Int32Array, nextSibling: Int32Array, size: number): void {
  const count = descendants(base, size)
  const heaviest = new Int32Array(size).fill(-1)
  for (let entry = 0; entry < size; entry++) {
    firstChild[entry] = -1
    nextSibling[entry] = -1
    const parent = base[entry]!
    if (parent < 0) continue
    const rival = heaviest[parent]!
    if (rival < 0 || count[entry]! > count[rival]!) heaviest[parent] = entry
  }
  for (let entry = 0; entry < size; entry++) if (heaviest[entry]! >= 0) firstChild[entry] = heaviest[entry]!
  for (let entry = size - 1; entry >= 0; entry--) {
    const parent = base[entry]!
    if (parent < 0 || heaviest[parent] === entry) continue
    nextSibling[entry] = firstChild[parent]!
    firstChild[parent] = entry
  }
}

/** Entries in each subtree, itself included. Bases mostly stand before what is based on them, but need not. */
function descendants(base: Int32Array, size: number): Uint32Array {
  const count = new Uint32Array(size).fill(1)
  const waiting = new Uint32Array(size)
  let ordered = true
  for (let entry = 0; entry < size; entry++) {
    const parent = base[entry]!
    if (parent < 0) continue
    waiting[parent]!++
    if (parent > entry) ordered = false
  }
  if (ordered) {
    for (let entry = size - 1; entry >= 0; entry--) if (base[entry]! >= 0) count[base[entry]!]! += count[entry]!
    return count
  }
  for (let leaf = 0; leaf < size; leaf++) {
    for (let entry = leaf; entry >= 0 && waiting[entry] === 0; ) {
      waiting[entry] = 0xffffffff
      const parent = base[entry]!
      if (parent < 0) break
      count[parent]! += count[entry]!
      waiting[parent]!--
      entry = parent
    }
  }
  return count
}
