import type { ScanProgress, SourceKind } from '../../../contract/model.ts'

type Phase = ScanProgress['phase']

export interface Compartment {
  name: string
  /** How far it is filled, 0 to 1. */
  part: number
  isNow: boolean
  /** Under way without a known end. */
  isUnknown: boolean
}

interface Work {
  name: string
  phases: readonly Phase[]
}

const fetch: Work = { name: 'Fetch', phases: ['fetch', 'index'] }
const list: Work = { name: 'List', phases: ['plan'] }
const indexAndList: Work = { name: 'List', phases: ['index', 'plan'] }
const search: Work = { name: 'Search', phases: ['scan'] }
const history: Work = { name: 'History', phases: ['history', 'finish'] }
const finish: Work = { name: 'Finish', phases: ['finish', 'history'] }

const works: Record<SourceKind, readonly Work[]> = {
  clone: [fetch, list, search, history],
  git: [indexAndList, search, history],
  folder: [list, search, finish],
  text: [search]
}

/** What a scan of that kind goes through, and how far each part is. */
export function compartmentsOf({ phase, done, total }: Pick<ScanProgress, 'phase' | 'done' | 'total'>, kind: SourceKind): Compartment[] {
  const parts = works[kind]
  const now = Math.max(
    0,
    parts.findIndex((work) => work.phases.includes(phase))
  )
  return parts.map(({ name }, at) => {
    const isNow = at === now
    const isUnknown = isNow && total <= 0
    const part = at < now ? 1 : isNow && total > 0 ? Math.min(1, done / total) : 0
    return { name, part: isUnknown ? 0.3 : part, isNow, isUnknown }
  })
}
