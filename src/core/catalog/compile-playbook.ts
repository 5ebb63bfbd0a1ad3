import type { Playbook, PlaybookTask } from './playbook.ts'
import type { FactSources, PlaybookSource, PlaybooksSource, TaskSource } from './playbook-source.ts'

/** A playbook of one file, with the sources that its `from` may name. */
export interface Layer {
  playbook: PlaybookSource
  sources: FactSources
}

interface Facts {
  category: string
  overlap: 'several' | 'two' | 'replace' | 'unknown'
  /** Of the provider, then of the type; undefined where the file says nothing. */
  provider: Layer | undefined
  type: Layer | undefined
}

const read = (sources: FactSources, from: string) => {
  const { title = from, date = '', url } = sources[from] ?? {}
  return { source: title, date, ...(url === undefined ? {} : { sourceUrl: url }) }
}

const toTask = (
  { id, detail, applies, command, url, from, conflict, neededToClose }: TaskSource,
  { step, title, neededToClose: needed }: Pick<PlaybookTask, 'step' | 'title' | 'neededToClose'>,
  sources: FactSources
): PlaybookTask => {
  const closes = neededToClose ?? needed
  return {
    id,
    step,
    title,
    detail,
    applies,
    ...(command === undefined ? {} : { command }),
    ...(url === undefined ? {} : { url }),
    ...read(sources, from),
    ...(conflict === undefined ? {} : { conflict }),
    ...(closes === undefined ? {} : { neededToClose: closes })
  }
}

/** A task with a known id takes that one's place, and keeps its step, its title if it has none, and whether closing needs it. */
const lay = (tasks: readonly PlaybookTask[], { playbook, sources }: Layer): PlaybookTask[] => {
  const result = [...tasks]
  for (const source of playbook.tasks) {
    const at = result.findIndex(({ id }) => id === source.id)
    const before = result[at]
    if (before) {
      result[at] = toTask(source, { ...before, title: source.title ?? before.title }, sources)
      continue
    }
    const anchor = result.findIndex(({ id }) => id === source.after)
    const neighbour = result[anchor]
    if (neighbour) result.splice(anchor + 1, 0, toTask(source, { step: neighbour.step, title: source.title ?? source.id }, sources))
  }
  return result
}

/**
 * The playbook of one type: the generic tasks, over them those of the category, of the kind of deactivation, of the overlap rule, of the
 * provider and of the type. Of clocks, the type's take the place of the provider's.
 */
export const compilePlaybook = (common: PlaybooksSource, { category, overlap, provider, type }: Facts): Playbook => {
  const own = [type, provider].flatMap((layer) => (layer ? [layer] : []))
  const shared = (playbook: PlaybookSource | undefined): Layer[] => (playbook ? [{ playbook, sources: common.sources }] : [])
  const ofCategory = shared(common.categories[category])
  const first = <K extends 'deactivation' | 'monitorDays'>(key: K) =>
    [...own, ...ofCategory].map(({ playbook }) => playbook[key]).find((value) => value !== undefined)
  const deactivation = first('deactivation') ?? 'unknown'
  const layers = [...ofCategory, ...shared(common.deactivation[deactivation]), ...shared(common.overlap[overlap]), ...own.toReversed()]
  const generic = common.tasks.map((task) => toTask(task, { step: task.step, title: task.title }, common.sources))
  const clocks = [...own, ...ofCategory].find(({ playbook }) => playbook.clocks !== undefined)
  return {
    clocks: (clocks?.playbook.clocks ?? []).map(({ log, keeps, keepsHours, from }) => {
      const where = read(clocks?.sources ?? {}, from)
      return { log, keeps, keepsHours: keepsHours ?? null, ...where, ...(where.sourceUrl === undefined ? {} : { url: where.sourceUrl }) }
    }),
    tasks: layers.reduce(lay, generic),
    deactivation,
    monitorDays: first('monitorDays') ?? common.monitorDays,
    generic: own.length === 0
  }
}
