import type { Fact, PlaybookPage, SecretTypePage, SecretTypeRow } from '../../../contract/model.ts'
import { formatCount, plural } from '../../ui/format-number.ts'

/** How many a scan can find, and how many are here by their name alone. */
export function countWords(rows: readonly Pick<SecretTypeRow, 'hasRule'>[]): string {
  const ruled = rows.filter(({ hasRule }) => hasRule).length
  const named = rows.length - ruled
  return `${plural(ruled, 'type')} with a rule${named === 0 ? '' : `, ${formatCount(named)} known by name`}`
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

/** How long the logs last that are gone first; null where no source says. */
export function logsKept({ clocks }: Pick<PlaybookPage, 'clocks'>): string | null {
  const hours = clocks.flatMap(({ keepsHours }) => (keepsHours === null ? [] : [keepsHours]))
  if (hours.length === 0) return null
  const least = Math.min(...hours)
  return `Logs kept ${least < 48 ? `${least}\u00a0h` : `${Math.floor(least / 24)}\u00a0d`}`
}
