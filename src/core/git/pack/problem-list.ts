import type { ObjectProblem } from '../types.ts'

const limit = 1_000

/** Adds a problem, up to a thousand; then one that says that there are more. */
export function addProblem(problems: ObjectProblem[], problem: ObjectProblem): void {
  if (problems.length < limit) problems.push(problem)
  else if (problems.length === limit)
    problems.push({ ...problem, what: 'more objects', why: `more than ${limit} problems, the rest is not listed` })
}
