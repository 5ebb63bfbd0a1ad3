import type { CommitGraph } from './commit-graph.ts'
import { spreadBits } from './reach.ts'
import type { RefTip } from './ref-tips.ts'

/** Names of the refs that hold a commit: the first few, and how many there are. */
export interface Holders {
  refs: string[]
  count: number
}

/** Up to 32 tips, and what they reach. */
export interface Reach {
  tips: readonly RefTip[]
  /** By commit: bit i for `tips[i]`. */
  mask: Uint32Array
}

/** Reach of all tips, 32 at a time in their order: memory does not grow with their number. The mask is overwritten by the next step. */
export function* reachOfTips(graph: CommitGraph, tips: readonly RefTip[]): Generator<Reach> {
  const mask = new Uint32Array(graph.size)
  for (let at = 0; at < tips.length; at += 32) {
    const chunk = tips.slice(at, at + 32)
    spreadBits(
      graph,
      chunk.map((tip) => tip.commit),
      mask,
      0,
      graph.size
    )
    yield { tips: chunk, mask }
  }
}

/** Adds the names of the tips that hold each commit. */
export function addHolders(holders: ReadonlyMap<number, Holders>, { tips, mask }: Reach, maxRefs: number): void {
  for (const [commit, held] of holders) {
    for (let bits = mask[commit]!; bits !== 0; bits &= bits - 1) {
      const { names } = tips[31 - Math.clz32(bits & -bits)]!
      held.count += names.length
      for (const name of names) if (held.refs.length < maxRefs) held.refs.push(name)
    }
  }
}
