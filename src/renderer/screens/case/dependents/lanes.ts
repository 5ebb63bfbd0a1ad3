import type { Dependent } from '../../../../contract/case/record.ts'
import type { DependentState } from '../../../../contract/case/states.ts'

/** The lanes of the board. What ends in no move stands apart, and only where there is any. */
export const lanes = ['to-do', 'staged', 'tested', 'live'] as const satisfies readonly DependentState[]
export const apart = ['accepted-break', 'not-a-dependent'] as const satisfies readonly DependentState[]

export const lanesOf = (dependents: readonly Dependent[]): DependentState[] => [
  ...lanes,
  ...apart.filter((state) => dependents.some((one) => one.state === state))
]

/** A lane takes these without a word; the others need a reason in writing. */
export const needsReason = (state: DependentState): boolean => state === 'accepted-break' || state === 'not-a-dependent'

/** How the dependents were found, in words. */
export function foundBy(dependents: readonly Dependent[], searchedAt: string | null): string {
  if (searchedAt === null)
    return dependents.length === 0 ? 'the sources were not searched yet' : 'added by hand; the sources were not searched yet'
  const ways = (['value', 'name', 'path'] as const).filter((way) => dependents.some((one) => one.foundBy === way))
  const names = { value: 'by value', name: 'by name', path: 'by secret path' }
  return ways.length === 0 ? 'none was found' : `found ${ways.map((way) => names[way]).join(', ')}`
}
