import type { CommitGraph } from './commit-graph.ts'
import type { EventLog } from './event-log.ts'
import { type HistoryOptions, throwIfCancelled } from './history-options.ts'
import { TreeDiff } from './tree-diff.ts'
import type { TreeReader } from './tree-reader.ts'

/** Compares every commit that is (or is not) reachable with its parents, newest first, and logs where wanted blobs came and went. */
export function walkHistory(
  graph: CommitGraph,
  reader: TreeReader,
  wanted: Uint8Array,
  log: EventLog,
  options: HistoryOptions,
  reachable: 0 | 1
): void {
  const diff = new TreeDiff(reader, wanted, log)
  for (let commit = 0; commit < graph.size; commit++) {
    if (commit % 256 === 0) {
      throwIfCancelled(options)
      if (reachable === 1) options.onProgress?.(commit, graph.size)
    }
    if (graph.reachable[commit] !== reachable) continue
    const parents: number[] = []
    for (let p = graph.parentStart[commit]!; p < graph.parentStart[commit + 1]!; p++) parents.push(graph.trees[graph.parents[p]!]!)
    log.commit = commit
    diff.compare(graph.trees[commit]!, parents)
  }
  if (reachable === 1) options.onProgress?.(graph.size, graph.size)
}
