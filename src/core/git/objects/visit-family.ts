import { Damage } from '../pack/damage.ts'
import { walkDeltas } from '../pack/walk-deltas.ts'
import type { Family, ObjectDatabase, ObjectProblem } from '../types.ts'
import { markNeeded, nextMember } from './family-order.ts'
import { stored } from './stored-objects.ts'

/**
 * Visits the members of a delta tree that have a 1 in `wanted`, base first, each inflated once. `content` is valid only
 * during the call. Each wanted member leads to exactly one call of `visit` or `problem`. What `visit` throws ends the walk.
 *
 * `problem` with reason `too-large`: the content is over the limit and was not put together; streamObject may give it.
 */
export function visitFamily(
  db: ObjectDatabase,
  family: Family,
  wanted: Uint8Array,
  visit: (object: number, content: Uint8Array) => void,
  problem: (problem: ObjectProblem, object: number) => void
): void {
  const objects = stored(db)
  const { root } = family
  if (objects.base[root]! >= 0) throw new TypeError('not the root of a delta tree')
  const marks = objects.scratchMarks()
  markNeeded(objects, root, wanted, marks)
  const failed = (object: number, damage: Damage): void => {
    if (wanted[object] === 1) problem({ reason: damage.reason, what: objects.oid(object), why: damage.message }, object)
  }
  try {
    if (!marks[root]) return
    walkDeltas(objects, root, {
      needs: (object) => marks[object] === 1,
      visit(object, content) {
        if (wanted[object] !== 1) return
        const damage = objects.state.verify ? wrongName(() => objects.verified(object, content)) : undefined
        if (damage) failed(object, damage)
        else visit(object, content)
      },
      failed
    })
  } finally {
    for (let member = root; member >= 0; member = nextMember(objects, root, member)) marks[member] = 0
  }
}

function wrongName(verify: () => void): Damage | undefined {
  try {
    verify()
    return undefined
  } catch (error) {
    return Damage.of(error)
  }
}
