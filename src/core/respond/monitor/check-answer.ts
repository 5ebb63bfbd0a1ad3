import type { Output } from '../../../contract/methods.ts'

/**
 * What an automatic check came to. undecided: it could not look where it has to, so it says neither yes nor no, is not recorded, and stays due.
 */
export interface CheckAnswer {
  verdict: Output<'monitor.run'>[number]['verdict']
  note: string
}

/** The first names of a list, and how many more. */
export function several(names: readonly string[], most = 3): string {
  const more = names.length - most
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ')
}

export const hours = (count: number): string =>
  count === 1 ? '1 hour' : count % 24 === 0 && count > 24 ? `${count / 24} days` : `${count} hours`
export const day = (time: string): string => `${time.slice(0, 16).replace('T', ' ')} UTC`
