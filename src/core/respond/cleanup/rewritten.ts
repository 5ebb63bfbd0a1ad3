import { type CommitGraph, loadCommitGraph } from '../../git/history/commit-graph.ts'
import { readRefs } from '../../git/refs.ts'
import { openRepository } from '../../git/repository.ts'
import { readShallow } from '../../git/repository-shallow.ts'
import type { OpenObjects } from '../dependents/open-objects.ts'

export interface Rewritten {
  /** Full names of the refs that a rewrite moves: each leads to a commit that holds the value or comes after one. */
  refs: string[]
  /** Commits that get another name. */
  commits: number
  /** Of the objects asked for: those that no ref reaches, and those that are not stored any more. */
  unreachable: string[]
  gone: string[]
  bare: boolean
  shallow: boolean
}

/**
 * What a rewrite of the history would change, in the repository as it stands now. `introductions`: commits that brought the value or have it in
 * their message; `tags`: tag objects that have it in theirs; `objects`: all of these and the blobs. Throws as openRepository does.
 */
export async function rewritten(
  repository: string,
  cacheDir: string,
  openObjects: OpenObjects,
  {
    introductions,
    tags,
    objects
  }: { introductions: readonly string[]; tags: readonly string[]; objects: ReadonlyMap<string, 'reachable' | 'unreachable'> }
): Promise<Rewritten> {
  const info = openRepository(repository)
  const db = await openObjects(info, cacheDir)
  try {
    const { refs } = readRefs(info, db)
    const graph = loadCommitGraph(
      db,
      refs.map(({ target }) => db.findHex(target)),
      { maxRefs: 0, shallow: readShallow(info) }
    )
    const changed = changedCommits(
      graph,
      introductions.map((oid) => graph.numberOf(db.findHex(oid))).filter((commit) => commit >= 0)
    )
    const moved = refs.filter(({ target, tags: chain }) => {
      const commit = graph.numberOf(db.findHex(target))
      return (commit >= 0 && changed[commit] === 1) || chain?.some((tag) => tags.includes(tag))
    })
    let commits = 0
    for (let commit = 0; commit < graph.size; commit++) if (changed[commit] === 1 && graph.reachable[commit] === 1) commits++
    const stored = [...objects].filter(([oid]) => db.findHex(oid) >= 0)
    return {
      refs: moved.map(({ name }) => name),
      commits,
      unreachable: stored.filter(([, reach]) => reach === 'unreachable').map(([oid]) => oid),
      gone: [...objects.keys()].filter((oid) => db.findHex(oid) < 0),
      bare: info.bare,
      shallow: info.shallow
    }
  } finally {
    db.close()
  }
}

/** Children come before their parents, so one pass from the oldest to the newest does it. */
function changedCommits(graph: CommitGraph, introductions: readonly number[]): Uint8Array {
  const changed = new Uint8Array(graph.size)
  for (const commit of introductions) changed[commit] = 1
  for (let commit = graph.size - 1; commit >= 0; commit--) {
    const end = graph.parentStart[commit + 1] ?? 0
    for (let p = graph.parentStart[commit] ?? 0; p < end && changed[commit] === 0; p++) {
      const parent = graph.parents[p]
      if (parent !== undefined && changed[parent] === 1) changed[commit] = 1
    }
  }
  return changed
}
