import type { Step } from '../../../contract/case/states.ts'
import type { Fact, PlaybookPage, SecretTypePage } from '../../../contract/model.ts'

export type PlaybookTask = PlaybookPage['steps'][number]['tasks'][number]

export type Section =
  | { id: string; title: string; kind: 'text'; text: string }
  | { id: string; title: string; kind: 'facts'; facts: readonly Fact[]; isOrdered: boolean }
  | { id: string; title: string; kind: 'list'; items: readonly string[] }
  | { id: string; title: string; kind: 'snippets' }
  /** What to do, step by step, and the facts that it rests on. */
  | { id: string; title: string; kind: 'tasks'; tasks: readonly PlaybookTask[]; facts: readonly Fact[] }

const text = (id: string, title: string, words: string): Section[] => (words === '' ? [] : [{ id, title, kind: 'text', text: words }])
const facts = (id: string, title: string, list: readonly Fact[], isOrdered = true): Section[] =>
  list.length === 0 ? [] : [{ id, title, kind: 'facts', facts: list, isOrdered }]
const list = (id: string, title: string, items: readonly string[]): Section[] =>
  items.length === 0 ? [] : [{ id, title, kind: 'list', items }]

const tasks = (id: string, title: string, { playbook }: SecretTypePage, step: Step, known: readonly Fact[] = []): Section[] => {
  const list = playbook.steps.find((one) => one.step === step)?.tasks ?? []
  return list.length === 0 && known.length === 0 ? [] : [{ id, title, kind: 'tasks', tasks: list, facts: known }]
}

/** The page in the order in which one needs it; what no source covers is left out, never guessed. */
export const sectionsOf = (page: SecretTypePage): Section[] => [
  ...text('looks', 'How it looks', page.format),
  { id: 'prevent', title: 'Keep it out of the code', kind: 'snippets' },
  ...facts('console', 'Where to find it', page.console ? [page.console] : [], false),
  ...tasks('used', 'Was it used?', page, 'assess', page.logs),
  ...facts('live', 'Does it still work?', page.liveness, false),
  ...facts('revoke', 'Revoke it', page.revoke),
  ...tasks('rotate', 'Rotate it', page, 'rotate', page.rotation),
  ...tasks('stops', 'What stops working', page, 'dependents'),
  ...tasks('watch', 'Watch it afterwards', page, 'monitor'),
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
