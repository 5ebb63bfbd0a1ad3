import type { Step } from '../../../contract/case/states.ts'
import type { Fact, PlaybookPage, SecretTypePage } from '../../../contract/model.ts'

export type PlaybookTask = PlaybookPage['steps'][number]['tasks'][number]

export type Section =
  | { id: string; title: string; kind: 'text'; text: string }
  | { id: string; title: string; kind: 'facts'; facts: readonly Fact[]; isOrdered: boolean }
  | { id: string; title: string; kind: 'list'; items: readonly string[] }
  | { id: string; title: string; kind: 'snippets' }
  | { id: string; title: string; kind: 'siblings' }
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

const unmade =
  'Nothing that Bulkhead has read says where one is made. Look in the console of whoever issued it, under API keys, tokens or integrations.'

/** How one is made: as the provider says, else as it is done anywhere. */
const creation = (page: SecretTypePage): Section[] => {
  if (page.create.length > 0) return facts('create', 'Create a new one', page.create)
  const made = page.playbook.steps.flatMap((one) => one.tasks).filter(({ id }) => id === 'create')
  const [anywhere] = made
  if (!anywhere) return []
  if (page.playbook.generic) return text('create', 'Create a new one', `${unmade} ${anywhere.detail}`)
  return [{ id: 'create', title: 'Create a new one', kind: 'tasks', tasks: made, facts: [] }]
}

const unasked = 'No call is known that asks the provider. Look where the key was made: many consoles tell when one was last used.'

/** The page in the order in which one needs it; what no source covers is said to be unknown or left out, never guessed. */
export const sectionsOf = (page: SecretTypePage): Section[] => [
  ...text('looks', 'How it looks', page.format),
  { id: 'prevent', title: 'Keep it out of the code', kind: 'snippets' },
  ...facts('console', 'Where to find it', page.console ? [page.console] : [], false),
  ...tasks('used', 'Was it used?', page, 'assess', page.logs),
  ...(page.liveness.length > 0 ? facts('live', 'Does it still work?', page.liveness, false) : text('live', 'Does it still work?', unasked)),
  ...facts('revoke', 'Revoke it', page.revoke),
  ...tasks('rotate', page.revoke.length > 0 ? 'Rotate it' : 'Revoke and rotate it', page, 'rotate', page.rotation),
  ...tasks('stops', 'What stops working', page, 'dependents'),
  ...tasks('watch', 'Watch it afterwards', page, 'monitor'),
  ...creation(page),
  ...list('costs', 'What it costs', page.risks),
  ...list('leaks', 'How it leaks', page.leakCauses),
  ...list('practice', 'Good practice', page.practices),
  ...(page.siblings.length > 0 ? [{ id: 'siblings', title: `Other secrets of ${page.provider}`, kind: 'siblings' as const }] : []),
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
