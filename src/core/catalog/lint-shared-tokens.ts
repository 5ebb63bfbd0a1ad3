import type { TypeProblem } from './lint-type.ts'
import type { ProviderSource } from './schema.ts'

/**
 * Types of two providers whose tokens have the same pattern, and no word near that tells one from the other: which of them finds a value is
 * then a matter of luck. `path` leads to the pattern from the file of `provider`.
 */
export const lintSharedTokens = (providers: readonly ProviderSource[]): { provider: number; problem: TypeProblem }[] => {
  const owners = new Map<string, { provider: number; type: string }>()
  return providers.flatMap(({ types }, provider) =>
    types.flatMap(({ id, rules }, t) =>
      rules.flatMap((rule, r) => {
        if (rule.kind !== 'token' || rule.near.length > 0) return []
        const owner = owners.get(rule.pattern)
        if (!owner) owners.set(rule.pattern, { provider, type: id })
        if (!owner || owner.provider === provider) return []
        const message = `${owner.type} has the same pattern: give one of them \`near\``
        return [{ provider, problem: { path: ['types', t, 'rules', r, 'pattern'], message } }]
      })
    )
  )
}
