import { tipBlobs } from '../git/history/tip-blobs.ts'
import { families } from '../git/objects/families.ts'
import { openObjectDatabase } from '../git/objects/open-object-database.ts'
import { readRefs } from '../git/refs.ts'
import { type ObjectDatabase, oidLength } from '../git/types.ts'
import { ignoreFileAt } from './ignore/read-ignore-file.ts'
import type { GitPlan, OpenGit } from './protocol.ts'

/** Opens the repository and decides which objects this scan has to search. */
export function openPlan({ repository, cacheDir, searched, scope }: OpenGit): GitPlan {
  const db = openObjectDatabase({ objectDirs: repository.objectDirs, hash: repository.hash, cacheDir })
  try {
    const { refs, head, notes, missing } = readRefs(repository, db)
    // A scan of the whole history hears of all that is missing from the history.
    const problems = [...db.problems, ...(scope === 'tip' ? missing : [])]
    const wanted = new Uint8Array(new SharedArrayBuffer(db.size))
    const inScope = scope === 'tip' ? tipBlobs(db, refs, (problem) => problems.push(problem)) : undefined
    let objects = 0
    let notContent = 0
    for (let object = 0; object < db.size; object++) {
      if (inScope && !inScope[object]) continue
      objects++
      // An object too damaged to tell its type is wanted, so that the search reports it.
      if (db.type(object) === 'tree') notContent++
      else wanted[object] = 1
    }
    const unchanged = leaveOutSearched(db, wanted, searched)
    const plan = families(db, wanted)
    return {
      snapshot: db.snapshot(),
      wanted,
      roots: Uint32Array.from(plan, (family) => family.root),
      weights: Float64Array.from(plan, (family) => family.weight),
      counts: { objects, wanted: objects - notContent - unchanged, unchanged, notContent },
      problems,
      notes: [...db.notes, ...notes],
      ignoreFile: ignoreFileAt(db, head.target)
    }
  } finally {
    db.close()
  }
}

function leaveOutSearched(db: ObjectDatabase, wanted: Uint8Array, searched: Uint8Array[]): number {
  const length = oidLength[db.hash]
  let unchanged = 0
  for (const oids of searched)
    for (let at = 0; at + length <= oids.length; at += length) {
      const object = db.find(oids, at)
      if (object < 0 || wanted[object] !== 1) continue
      wanted[object] = 0
      unchanged++
    }
  return unchanged
}
