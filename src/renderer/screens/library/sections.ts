import type { Fact, SecretTypePage } from '../../../contract/model.ts'

export type Section =
  | { id: string; title: string; kind: 'text'; text: string }
  | { id: string; title: string; kind: 'facts'; facts: readonly Fact[]; isOrdered: boolean }
  | { id: string; title: string; kind: 'list'; items: readonly string[] }

const text = (id: string, title: string, words: string): Section[] => (words === '' ? [] : [{ id, title, kind: 'text', text: words }])
const facts = (id: string, title: string, list: readonly Fact[], isOrdered = true): Section[] =>
  list.length === 0 ? [] : [{ id, title, kind: 'facts', facts: list, isOrdered }]
const list = (id: string, title: string, items: readonly string[]): Section[] =>
  items.length === 0 ? [] : [{ id, title, kind: 'list', items }]

/** The page in the order in which one needs it; what no source covers is left out, never guessed. */
export const sectionsOf = (page: SecretTypePage): Section[] => [
  ...text('looks', 'How it looks', page.format),
  ...facts('console', 'Where to find it', page.console ? [page.console] : [], false),
  ...facts('used', 'Was it used?', page.logs),
  ...facts('live', 'Does it still work?', page.liveness, false),
  ...facts('revoke', 'Revoke it', page.revoke),
  ...facts('rotate', 'Rotate it', page.rotation, false),
  ...facts('create', 'Create a new one', page.create),
  ...list('costs', 'What it costs', page.risks),
  ...list('leaks', 'How it leaks', page.leakCauses),
  ...list('practice', 'Good practice', page.practices),
  ...list('sources', 'Where this comes from', page.sources)
]

/** Neighbours that were read in the same place on the same day, together. */
export function bySource(list: readonly Fact[]): Fact[][] {
  const groups: Fact[][] = []
  for (const fact of list) {
    const last = groups.at(-1)
    const before = last?.[0]
    if (last && before && before.source === fact.source && before.date === fact.date && before.url === fact.url) last.push(fact)
    else groups.push([fact])
  }
  return groups
}
