import type { CommitGraph } from './commit-graph.ts'

/**
 * Sets, for each commit in [from, to), the bits of the starts that reach it: bit i for `starts[i]`, of which there are up to 32,
 * none older than `to`. Children come before parents, so one pass over the numbers does it.
 */
export function spreadBits(graph: CommitGraph, starts: readonly number[], mask: Uint32Array, from: number, to: number): void {
  const { parentStart, parents } = graph
  mask.fill(0, from, to)
  for (const [bit, commit] of starts.entries()) mask[commit] = mask[commit]! | (1 << bit)
  for (let commit = from; commit < to; commit++) {
    const bits = mask[commit]!
    if (bits === 0) continue
    for (let p = parentStart[commit]!; p < parentStart[commit + 1]!; p++) {
      const parent = parents[p]!
      if (parent < to) mask[parent] = mask[parent]! | bits
    }
  }
}
