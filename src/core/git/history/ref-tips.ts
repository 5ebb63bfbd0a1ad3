import { isBranch, isBranchOrTag, shortRefName } from '../refs-name.ts'
import type { ObjectDatabase, Ref } from '../types.ts'
import type { CommitGraph } from './commit-graph.ts'

/** Refs of one kind that stand at the same commit. */
export interface RefTip {
  /** Commit number. */
  commit: number
  /** Short names; a branch and a tag of the same name keep their kind before it. */
  names: string[]
  hasBranch: boolean
}

/**
 * Commits that refs stand at, in the order in which they are told: the branch that HEAD is on, branches, remote branches, tags by
 * age (the first release that has a commit says most). Branches and tags, or with `others` the refs that are neither.
 */
export function rankTips(db: ObjectDatabase, graph: CommitGraph, refs: readonly Ref[], head: string | null, others: boolean): RefTip[] {
  const chosen = refs.filter((ref) => isBranchOrTag(ref.name) !== others)
  const shorts = new Map<string, number>()
  for (const ref of chosen) shorts.set(shortRefName(ref.name), (shorts.get(shortRefName(ref.name)) ?? 0) + 1)
  const ranked = chosen
    .map((ref) => ({ ref, commit: graph.numberOf(db.findHex(ref.target)), rank: ref.name === head ? -1 : rank(ref.name) }))
    .filter(({ commit }) => commit >= 0)
    // Older commits have larger numbers.
    .sort((a, b) => a.rank - b.rank || (a.rank === 3 ? b.commit - a.commit : 0) || (a.ref.name < b.ref.name ? -1 : 1))
  const tips = new Map<string, RefTip>()
  for (const { ref, commit, rank } of ranked) {
    const short = shortRefName(ref.name)
    const name = (shorts.get(short) ?? 0) > 1 ? ref.name.replace(/^("?)refs\//, '$1') : short
    const key = `${rank} ${commit}`
    const tip = tips.get(key) ?? { commit, names: [], hasBranch: false }
    tip.names.push(name)
    tip.hasBranch ||= isBranch(ref.name)
    tips.set(key, tip)
  }
  return [...tips.values()]
}

function rank(name: string): number {
  if (/^"?refs\/heads\//.test(name)) return 0
  if (/^"?refs\/remotes\//.test(name)) return 2
  return /^"?refs\/tags\//.test(name) ? 3 : 1
}
