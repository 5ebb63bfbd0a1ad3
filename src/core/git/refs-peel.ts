import type { ObjectDatabase } from './types.ts'

/** Git follows tags of tags without end; nobody makes more than two. */
const maxTags = 64

export interface Peeled {
  /** Object that the last tag names. */
  target: number
  tags: string[]
}

/** Where following ended: why, and the name of the object when it is just not stored. */
export interface Unpeeled {
  why: string
  missing?: string
}

export const isPeeled = (peeled: Peeled | Unpeeled): peeled is Peeled => 'target' in peeled

/** Follows tag objects to what they name. */
export function peelTag(db: ObjectDatabase, oid: string): Peeled | Unpeeled {
  const tags: string[] = []
  let name = oid
  let target = db.findHex(oid)
  while (target >= 0 && db.type(target) === 'tag') {
    if (tags.length === maxTags) return { why: 'leads through too many tags' }
    tags.push(db.oid(target))
    const named = tagTarget(db, target)
    if (named === undefined) return { why: 'leads to a damaged tag' }
    name = named
    target = db.findHex(named)
  }
  return target < 0 ? { why: 'points to an object that is not here', missing: name } : { target, tags }
}

function tagTarget(db: ObjectDatabase, tag: number): string | undefined {
  try {
    return /^object ([0-9a-f]{40}|[0-9a-f]{64})\n/.exec(Buffer.from(db.read(tag).subarray(0, 80)).toString('latin1'))?.[1]
  } catch {
    // The object database counts the damage when the scan reads this object; here its ref goes to the notes.
    return undefined
  }
}
