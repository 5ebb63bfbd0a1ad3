import type { FileToSearch, GitPlan } from './protocol.ts'

/** Small enough that progress, pausing and the loss after a kill stay small; large enough that messages cost nothing. */
const BATCH_BYTES = 384 * 1024
const BATCH_MEMBERS = 512
/** The results of a batch cross to the main thread and into the store at once. What is left after so many comes in another batch. */
export const mostBatchHits = 50_000

export interface FamilyBatch {
  roots: Uint32Array
  weight: number
}

/** Roots of the plan, heaviest first, in batches of some hundred kilobytes of stored data. */
export function* familyBatches(plan: GitPlan): Generator<FamilyBatch> {
  for (let from = 0; from < plan.roots.length; ) {
    let to = from
    let weight = 0
    while (to < plan.roots.length && to - from < BATCH_MEMBERS && (to === from || weight + (plan.weights[to] ?? 0) <= BATCH_BYTES))
      weight += plan.weights[to++] ?? 0
    yield { roots: plan.roots.slice(from, to), weight }
    from = to
  }
}

/** Batches that can come back: `again` puts one before those that are to come, at the end too. */
export function returning<B>(batches: Iterator<B>): { batches: Iterator<B>; again(batch: B): void } {
  const back: B[] = []
  return {
    batches: {
      next() {
        const value = back.pop()
        return value === undefined ? batches.next() : { value, done: false }
      }
    },
    again: (batch) => back.push(batch)
  }
}

export function* fileBatches(files: FileToSearch[]): Generator<{ files: FileToSearch[]; weight: number }> {
  for (let from = 0; from < files.length; ) {
    let to = from
    let weight = 0
    while (to < files.length && to - from < BATCH_MEMBERS && (to === from || weight + (files[to]?.size ?? 0) <= 8 * BATCH_BYTES))
      weight += files[to++]?.size ?? 0
    yield { files: files.slice(from, to), weight }
    from = to
  }
}
