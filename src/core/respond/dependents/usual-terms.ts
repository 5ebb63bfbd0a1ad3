import { named, place, type Term } from './binding.ts'
import { isDistinctive } from './known-terms.ts'

/**
 * By what people usually call a secret of a type: its variable in the catalogue, where that speaks of the provider. A name like `API_KEY`
 * stands in every second program, so it is no lead.
 */
export function usualTerms(variable: string): Term[] {
  if (!isDistinctive(variable)) return []
  const lower = variable.toLowerCase()
  return [named(variable), named(`TF_VAR_${lower}`), place('terraform', lower), place('ansible', lower)]
}
