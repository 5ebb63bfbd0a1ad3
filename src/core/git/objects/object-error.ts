import type { ObjectProblem } from '../types.ts'

/** One object that cannot be read; the database and its other objects are fine. */
export class ObjectError extends Error {
  readonly problem: ObjectProblem

  constructor(problem: ObjectProblem, cause?: unknown) {
    super(`The object ${problem.what} cannot be read: ${problem.why}.`, cause === undefined ? undefined : { cause })
    this.name = 'ObjectError'
    this.problem = problem
  }
}
