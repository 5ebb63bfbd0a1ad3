import { isBranch } from '../refs-name.ts'
import { type ObjectDatabase, type ObjectProblem, oidLength, type Ref } from '../types.ts'
import { parseCommit } from './parse-commit.ts'
import { TreeEntry } from './tree-entry.ts'
import { findTree, missingTree, TreeReader } from './tree-reader.ts'

/** Which blobs stand in the trees at the tips of branches: 1 by object number. What can't be read on the way is told. */
export function tipBlobs(db: ObjectDatabase, refs: readonly Ref[], onProblem: (problem: ObjectProblem) => void): Uint8Array {
  const reader = new TreeReader(db, onProblem)
  const length = oidLength[db.hash]
  const blobs = new Uint8Array(db.size)
  const seen = new Uint8Array(db.size)
  const pending: number[] = []
  const addTree = (tree: number): void => {
    if (tree < 0 || seen[tree] === 1) return
    seen[tree] = 1
    pending.push(tree)
  }
  for (const ref of refs) {
    if (!isBranch(ref.name)) continue
    const commit = db.findHex(ref.target)
    const links = commit < 0 || db.type(commit) !== 'commit' ? undefined : parseCommit(db, db.read(commit), 2 * length)
    if (links) addTree(links.tree)
    else onProblem({ reason: 'damaged', what: ref.target, why: `the tip of ${ref.name} is not a readable commit` })
  }
  const entry = new TreeEntry()
  for (let tree = pending.pop(); tree !== undefined; tree = pending.pop()) {
    const bytes = reader.read(tree)
    for (let at = 0; at < bytes.length; at = entry.nameEnd + 1 + length) {
      entry.set(bytes, at)
      const name = entry.nameEnd + 1
      if (entry.isFolder) {
        const sub = findTree(db, bytes, name)
        if (sub === missingTree) reader.tellMissing(bytes, name, 'folder')
        addTree(sub)
      } else if (entry.isBlob) {
        const blob = db.find(bytes, name)
        if (blob >= 0) blobs[blob] = 1
        else reader.tellMissing(bytes, name, 'file')
      }
    }
  }
  return blobs
}
