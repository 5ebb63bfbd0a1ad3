import { families } from '../../src/core/git/objects/families.ts'
import { visitFamily } from '../../src/core/git/objects/visit-family.ts'
import type { ObjectDatabase, ObjectProblem } from '../../src/core/git/types.ts'

/** Visits everything: content and problems by name. Fails when an object comes twice or not at all. */
export function readAll(db: ObjectDatabase): { contents: Map<string, Buffer>; problems: Map<string, ObjectProblem> } {
  const contents = new Map<string, Buffer>()
  const problems = new Map<string, ObjectProblem>()
  const wanted = new Uint8Array(db.size).fill(1)
  let calls = 0
  for (const family of families(db, wanted)) {
    visitFamily(
      db,
      family,
      wanted,
      (object, content) => {
        calls++
        contents.set(db.oid(object), Buffer.from(content))
      },
      (problem) => {
        calls++
        problems.set(problem.what, problem)
      }
    )
  }
  if (calls !== db.size || contents.size + problems.size !== db.size) throw new Error(`${calls} calls for ${db.size} objects`)
  return { contents, problems }
}
