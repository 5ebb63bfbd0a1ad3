import { severities } from '../../contract/model.ts'
import type { LibraryEntry } from './library-entries.ts'

type Searched = Pick<
  LibraryEntry,
  'id' | 'aliases' | 'name' | 'provider' | 'category' | 'variable' | 'prefixes' | 'hasRule' | 'severity' | 'page'
>

/** Without joints, so that `MAILGUN_API_KEY`, `mailgun-api-key` and `mailgun api key` are one. */
const folded = (text: string): string => text.toLowerCase().replaceAll(/[\s_.-]+/g, '')

/** From here a prefix tells something: `SK` begins half of the dictionary. */
const tellingPrefix = 3

/** Shorter words are found across the joints of any name: `ssh` in `access-header`. */
const tellingWord = 5

/** How well a type answers, the lower the better; undefined where a word of the search stands nowhere in it. */
const rankOf = (type: Searched, search: string): number | undefined => {
  const asked = search.toLowerCase()
  const whole = folded(search)
  const names = [type.name, type.id, type.variable, ...type.aliases]
  const prefixes = type.prefixes.map((prefix) => prefix.toLowerCase())
  // The beginning of a value, typed as far as it is known, or further.
  const begun = prefixes.filter((prefix) => prefix.startsWith(asked) || (prefix.length >= tellingPrefix && asked.startsWith(prefix)))
  if (names.some((name) => folded(name) === whole)) return 0
  if (begun.some((prefix) => prefix === asked)) return 1
  if (begun.length > 0) return 2 - Math.min(0.9, Math.max(...begun.map((prefix) => Math.min(prefix.length, asked.length))) / 100)
  const text = [...names, type.provider, type.category, ...type.prefixes].join('\n').toLowerCase()
  const joined = [...names, type.provider].map(folded).join('\n')
  const words = asked.split(/\s+/)
  if (!words.every((word) => text.includes(word) || (folded(word).length >= tellingWord && joined.includes(folded(word))))) return undefined
  if (folded(type.provider) === whole) return 3
  const title = `${type.provider} ${type.name}`.toLowerCase().split(/[\s().,/-]+/)
  if (words.every((word) => title.includes(word))) return 4
  if (words.every((word) => title.some((part) => part.startsWith(word)))) return 5
  if (folded(names.join(' ')).includes(whole)) return 6
  return 7
}

const byProvider = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/**
 * The types that all words of the search stand in (names, provider, category, variable), or whose values begin with it; best first.
 * Among equals those with a rule, then the more severe, then those whose playbook says something of its own, then by name. Without a search by provider.
 */
export const searchTypes = <T extends Searched>(types: readonly T[], search: string): T[] => {
  const trimmed = search.trim()
  const ranked = types.flatMap((type) => {
    const rank = trimmed === '' ? 0 : rankOf(type, trimmed)
    return rank === undefined ? [] : [{ type, rank }]
  })
  const order = (a: Searched, b: Searched): number =>
    (trimmed === '' ? byProvider.compare(a.provider, b.provider) : 0) ||
    Number(b.hasRule) - Number(a.hasRule) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    Number(a.page.playbook.generic) - Number(b.page.playbook.generic) ||
    byProvider.compare(a.name, b.name)
  return ranked.sort((a, b) => a.rank - b.rank || order(a.type, b.type)).map(({ type }) => type)
}
