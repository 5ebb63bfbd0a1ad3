import type { ObjectProblem } from '../types.ts'

export interface HistoryOptions {
  /** Names of refs told for one commit, and lives told for one blob, at most; counts go on. */
  maxRefs: number
  /** Commits at which a shallow repository was cut (readShallow): they have no parents here. */
  shallow: ReadonlySet<string>
  /** Commits walked, of all. */
  onProgress?(done: number, total: number): void
  /** Asked every few hundred commits; true ends the work with an AbortError. */
  isCancelled?(): boolean
  /** A commit or tree that could not be used, told once each; the rest is attributed all the same. */
  onProblem?(problem: ObjectProblem): void
}

export function throwIfCancelled(options: Pick<HistoryOptions, 'isCancelled'>): void {
  if (options.isCancelled?.()) throw new DOMException('The history walk was cancelled.', 'AbortError')
}
