import type { Fact, SecretTypePage } from '../../../contract/model.ts'

/** `version-control` as a person writes it. */
export const categoryName = (category: string): string => {
  const words = category.replaceAll('-', ' ')
  return words.length <= 2 ? words.toUpperCase() : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** Two letters that stand for a provider in a list. */
export function monogram(provider: string): string {
  const [first = '', second = ''] = provider.split(/[\s-]+/)
  return second === '' ? first.slice(0, 2) : `${first.charAt(0)}${second.charAt(0)}`
}

const factsOf = (page: SecretTypePage): Fact[] => [
  ...(page.console ? [page.console] : []),
  ...page.create,
  ...page.logs,
  ...page.liveness,
  ...page.revoke,
  ...page.rotation
]

/** How many facts the page holds and when the newest was read. */
export function factsSummary(page: SecretTypePage): { count: number; newest: string | null } {
  const facts = factsOf(page)
  return {
    count: facts.length,
    newest:
      facts
        .map((fact) => fact.date)
        .sort()
        .at(-1) ?? null
  }
}
