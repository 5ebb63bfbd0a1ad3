import { taskIds } from './playbook.ts'
import type { FactSources, PlaybookSource, PlaybooksSource } from './playbook-source.ts'

/** `path` leads to the value from the top of the file. */
export interface PlaybookProblem {
  path: PropertyKey[]
  message: string
}

const known: readonly string[] = Object.values(taskIds).flatMap(({ automatic, byHand }) => [...automatic, ...byHand])

/** What a reader would fill a value in for: a command takes it from the terminal (`read -rs`) or the environment, so that no history keeps it. */
const valueName = /^(?:old |new |leaked )?(?:secret|token|password|value|api[ -]?key)$/i

/** Long enough to hold a reason and not only "none". */
const leastReason = 40

const readable = (from: string, sources: FactSources, common: FactSources): boolean => from in sources || from in common

interface Place {
  /** Where the playbook stands in its file. */
  path: PropertyKey[]
  /** What may stand before the dot of a task of its own. */
  names: readonly string[]
  sources: FactSources
  common: FactSources
}

/** What the schema can't say of one playbook. */
export const lintPlaybook = (playbook: PlaybookSource, { path, names, sources, common }: Place): PlaybookProblem[] => {
  const problems: PlaybookProblem[] = []
  const seen = new Set<string>()
  const texts = new Map<string, string>()
  const checkSource = (from: string, at: PropertyKey[]) => {
    if (!readable(from, sources, common))
      problems.push({ path: [...path, ...at, 'from'], message: `no source is called ${from}: add it to \`sources\` with title and date` })
  }
  for (const [c, { from }] of (playbook.clocks ?? []).entries()) checkSource(from, ['clocks', c])
  for (const [t, task] of playbook.tasks.entries()) {
    const at = ['tasks', t]
    const say = (field: string, message: string) => problems.push({ path: [...path, ...at, field], message })
    checkSource(task.from, at)
    if (texts.has(task.detail)) say('detail', `${task.id} says the same as ${texts.get(task.detail)}: say what is its own, or leave it out`)
    texts.set(task.detail, task.id)
    if (seen.has(task.id)) say('id', `${task.id} stands here twice: put both into one task`)
    seen.add(task.id)
    const [space, own] = task.id.split('.')
    if (own === undefined) {
      if (!known.includes(task.id))
        say('id', `${task.id} is no known task: name its owner, as in ${names[0] ?? 'acme'}.${task.id}, or use one of ${known.join(', ')}`)
      else if (task.after !== undefined) say('after', `${task.id} has its place already: leave \`after\` out`)
    } else {
      if (!names.includes(space ?? '')) say('id', `${task.id} must start with ${names.map((name) => `${name}.`).join(' or ')}`)
      if (task.after === undefined || !known.includes(task.after))
        say('after', `${task.id} needs \`after\`: the known task behind which it stands`)
      if (task.title === undefined) say('title', `${task.id} needs a title`)
    }
    if (task.applies !== 'applies' && task.detail.length < leastReason)
      say('detail', `${task.applies}: say why, and what can be done in its place, in at least ${leastReason} characters`)
    if (task.url?.includes('<') || task.url?.includes('%3C'))
      say('url', 'a deep link opens as it is: put what the reader fills in into the detail')
    for (const [, name = ''] of (task.command ?? '').matchAll(/<([^<>\n]*)>/g)) {
      if (!/^[a-z0-9][a-z0-9 _.:/-]*$/i.test(name))
        say('command', `<${name}> is no placeholder: write what the reader puts in, as in <key-id>`)
      if (valueName.test(name)) say('command', `<${name}> asks for a value: read it from the terminal by read -rs, or name a variable`)
    }
  }
  return problems
}

const fromOf = (playbook: PlaybookSource | undefined): string[] =>
  playbook ? [...playbook.tasks, ...(playbook.clocks ?? [])].map(({ from }) => from) : []

/** Sources of a file that none of its playbooks names. `sources` stands at the top of the file. */
export const lintSources = (sources: FactSources, playbooks: readonly (PlaybookSource | undefined)[]): PlaybookProblem[] => {
  const named = new Set(playbooks.flatMap(fromOf))
  return Object.keys(sources)
    .filter((key) => !named.has(key))
    .map((key) => ({ path: ['sources', key], message: `no task or clock names ${key}: name it by \`from\`, or remove it` }))
}

/** What the schema can't say of resources/playbooks.yaml. */
export const lintPlaybooks = (common: PlaybooksSource, categories: readonly string[]): PlaybookProblem[] => {
  const problems: PlaybookProblem[] = []
  const ids = common.tasks.map(({ id }) => id)
  for (const id of known) if (!ids.includes(id)) problems.push({ path: ['tasks'], message: `${id} is missing: every playbook needs it` })
  for (const [step, { automatic, byHand }] of Object.entries(taskIds)) {
    const own: readonly string[] = [...automatic, ...byHand]
    for (const [t, task] of common.tasks.entries())
      if (own.includes(task.id) && task.step !== step)
        problems.push({ path: ['tasks', t, 'step'], message: `${task.id} belongs to ${step}` })
  }
  const check = (playbook: PlaybookSource, path: PropertyKey[], names: readonly string[]) =>
    problems.push(...lintPlaybook(playbook, { path, names, sources: common.sources, common: {} }))
  check({ tasks: common.tasks }, [], ['generic'])
  for (const [category, playbook] of Object.entries(common.categories)) {
    if (!categories.includes(category))
      problems.push({ path: ['categories', category], message: `${category} is not in categories.yaml: rename it, or add it there` })
    check(playbook, ['categories', category], [category])
  }
  for (const field of ['overlap', 'deactivation'] as const)
    for (const [rule, playbook] of Object.entries(common[field])) check(playbook, [field, rule], ['generic'])
  return problems
}
