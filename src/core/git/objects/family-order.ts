import type { StoredObjects } from './stored-objects.ts'

/** Marks the wanted members of a delta tree, and their bases, with 1; those under `root` only. */
export function markNeeded(objects: StoredObjects, root: number, wanted: Uint8Array, marks: Uint8Array): void {
  const { base } = objects
  for (let member = root; member >= 0; member = nextMember(objects, root, member)) {
    if (wanted[member] !== 1) continue
    for (let at = member; at >= 0 && marks[at] === 0; at = base[at]!) marks[at] = 1
  }
}

/** The member of a delta tree that comes after `member`, base first; -1 after the last. Needs no stack: `base` leads back. */
export function nextMember(objects: StoredObjects, root: number, member: number): number {
  const { base, firstChild, nextSibling } = objects
  if (firstChild[member]! >= 0) return firstChild[member]!
  let at = member
  while (at !== root && nextSibling[at]! < 0) at = base[at]!
  return at === root ? -1 : nextSibling[at]!
}
