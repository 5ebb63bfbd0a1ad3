import type { ObjectDatabase } from './types.ts'

/** Git follows tags of tags without end; nobody makes more than two. */
const maxTags = 64

export interface Peeled {
  /** Object that the last tag names. */
  target: number
  tags: string[]
}

/** Follows tag objects to what they name; a string tells why that did not lead to a stored object. */
export function peelTag(db: ObjectDatabase, oid: string): Peeled | string {
  const tags: string[] = []
  let target = db.findHex(oid)
  while (target >= 0 && db.type(target) === 'tag') {
    if (tags.length === maxTags) return 'leads through too many tags'
    tags.push(db.oid(target))
    const named = tagTarget(db, target)
    if (named === undefined) return 'leads to a damaged tag'
    target = db.findHex(named)
  }
  return target < 0 ? 'points to an object that is not here' : { target, tags }
}

function tagTarget(db: ObjectDatabase, tag: number): string | undefined {
  try {
    return /^object ([0-9a-f]{40}|[0-9a-f]{64})\n/.exec(Buffer.from(db.read(tag).subarray(0, 80)).toString('latin1'))?.[1]
  } catch {
    // The object database counts the damage when the scan reads this object; here its ref goes to the notes.
    return undefined
  }
}
