import type { FileToSearch, GitPlan } from './protocol.ts'

/** Small enough that progress, pausing and the loss after a kill stay small; large enough that messages cost nothing. */
const BATCH_BYTES = 1024 * 1024
const BATCH_MEMBERS = 512
/** The results of a batch cross to the main thread and into the store at once. Members after these are left to the next scan. */
export const mostBatchHits = 50_000
export const tooManyHits = 'the versions before it have too many secrets to be kept at once: the next scan searches it'

/** Roots of the plan, heaviest first, in batches of about one megabyte of stored data. */
export function* familyBatches(plan: GitPlan): Generator<{ roots: Uint32Array; weight: number }> {
  for (let from = 0; from < plan.roots.length; ) {
    let to = from
    let weight = 0
    while (to < plan.roots.length && to - from < BATCH_MEMBERS && (to === from || weight + (plan.weights[to] ?? 0) <= BATCH_BYTES))
      weight += plan.weights[to++] ?? 0
    yield { roots: plan.roots.slice(from, to), weight }
    from = to
  }
}

export function* fileBatches(files: FileToSearch[]): Generator<{ files: FileToSearch[]; weight: number }> {
  for (let from = 0; from < files.length; ) {
    let to = from
    let weight = 0
    while (to < files.length && to - from < BATCH_MEMBERS && (to === from || weight + (files[to]?.size ?? 0) <= 4 * BATCH_BYTES))
      weight += files[to++]?.size ?? 0
    yield { files: files.slice(from, to), weight }
    from = to
  }
}
