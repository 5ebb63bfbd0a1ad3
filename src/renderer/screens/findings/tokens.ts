import { mayBeValue } from '../../../contract/may-be-value.ts'
import type { Facets } from '../../../contract/model.ts'
import { PlaceKind } from '../../../contract/place-kind.ts'
import { livenessName } from '../../ui/finding-tags.tsx'
import { severities } from '../../ui/severity.ts'

/** The search line as a person writes it: words, and `key:value` with values joined by commas. */

export const searchKeys = {
  type: 'a secret type',
  provider: 'who issued it',
  severity: 'how bad it is',
  path: 'part of a path',
  source: 'part of a source’s name',
  live: 'whether it works',
  is: 'at a tip, in the history, in tests, ignored …'
} as const
type SearchKey = keyof typeof searchKeys

const isKey = (word: string): word is SearchKey => Object.hasOwn(searchKeys, word)

export interface TokenPart {
  text: string
  kind: 'key' | 'value' | 'word' | 'space'
}

/** The line in parts, for colouring; joined they are the line. */
export function tokenParts(line: string): TokenPart[] {
  return line.split(/(\s+)/).flatMap((piece): TokenPart[] => {
    if (piece === '') return []
    if (piece.trim() === '') return [{ text: piece, kind: 'space' }]
    const colon = piece.indexOf(':')
    if (colon < 1 || !isKey(piece.slice(0, colon))) return [{ text: piece, kind: 'word' }]
    const parts: TokenPart[] = [{ text: piece.slice(0, colon + 1), kind: 'key' }]
    if (colon + 1 < piece.length) parts.push({ text: piece.slice(colon + 1), kind: 'value' })
    return parts
  })
}

export interface Suggestion {
  /** What replaces the word at the caret. */
  insert: string
  name: string
  detail: string
}

const most = 10
const states = ['tip', 'history', 'unreachable', 'open', 'ignored', ...PlaceKind.options]

/** The word that ends at the caret. */
export const wordBefore = (line: string, caret: number): string => /\S*$/.exec(line.slice(0, caret))?.[0] ?? ''

/** Values may hold spaces on screen; in the line a type is named by its id. */
function valuesOf(key: SearchKey, facets: Facets | null): { value: string; name: string; detail: string }[] {
  const counted = (list: Facets['type']) => list.map((entry) => ({ value: entry.value, name: entry.label, detail: String(entry.count) }))
  if (key === 'severity') return severities.map((value) => ({ value, name: value, detail: '' }))
  if (key === 'live') return Object.entries(livenessName).map(([value, name]) => ({ value, name: value, detail: name }))
  if (key === 'is') return states.map((value) => ({ value, name: value, detail: '' }))
  if (key === 'type') return counted(facets?.type ?? [])
  if (key === 'source') return counted(facets?.source ?? []).map((entry) => ({ ...entry, value: entry.name.split(/\s/)[0] ?? entry.name }))
  return []
}

export function suggestionsFor(word: string, facets: Facets | null): Suggestion[] {
  const colon = word.indexOf(':')
  if (colon < 0) {
    return (Object.entries(searchKeys) as [SearchKey, string][])
      .filter(([key]) => key.startsWith(word.toLowerCase()))
      .map(([key, detail]) => ({ insert: `${key}:`, name: `${key}:`, detail }))
  }
  const key = word.slice(0, colon)
  if (!isKey(key)) return []
  const values = word.slice(colon + 1).split(',')
  const typed = (values.pop() ?? '').toLowerCase()
  const before = values.map((value) => `${value},`).join('')
  return valuesOf(key, facets)
    .filter(
      (entry) => entry.value !== typed && !values.includes(entry.value) && `${entry.value} ${entry.name}`.toLowerCase().includes(typed)
    )
    .slice(0, most)
    .map((entry) => ({ insert: `${key}:${before}${entry.value}`, name: entry.name, detail: entry.detail }))
}

const fileName = /^[\w.-]+\.[a-z]{2,5}$/
/** Names of clusters, regions and weaknesses look as mixed as a value, but are shorter than most: a value of fewer letters is searched for as a word. */
const shortestValue = 20

/** Whether a word of the line is rather a secret than something to search for; paths, dated files and names of sources are searched for. */
export function looksLikeValue(line: string, sourceNames: readonly string[]): boolean {
  const isOfSource = (word: string): boolean => sourceNames.some((name) => name.toLowerCase().includes(word.toLowerCase()))
  return line.split(/\s+/).some((word) => {
    if (word.length < shortestValue || word.includes('/') || fileName.test(word) || tokenParts(word)[0]?.kind === 'key') return false
    return mayBeValue(word) && !isOfSource(word)
  })
}
