import type { CaseRecord } from '../../contract/case/record.ts'
import type { Milestone } from '../../contract/case/states.ts'
import type { Settings } from '../../contract/case/view.ts'
import type { Workspace } from '../store/workspace.ts'
import { type AnalysisOptions, startAnalysis } from './analyse.ts'
import { plural } from './tests/reason.ts'

/** Rows between two turns of the event loop: some 10 ms. */
const slice = 5000

/** When the window of a case begins and ends; null while that is not known. */
export type UsageWindow = Pick<Record<Milestone, string | null>, 'first-exposed' | 'old-deactivated'>

/** The window of a case and what its rows are measured against. */
export function caseBasis(window: UsageWindow, { allowList, hours }: Settings): Omit<AnalysisOptions, 'judgements' | 'now'> {
  const at = (time: string | null): number | null => (time === null ? null : Date.parse(time))
  return { exposedFrom: at(window['first-exposed']), rotatedAt: at(window['old-deactivated']), allowList, hours }
}

/** Analyses all rows of a case and saves what came out, without holding up the event loop. Begins again where rows came or went meanwhile. */
export async function analyseCase({
  workspace: { cases, usageEvents, settings },
  milestones,
  caseId,
  now,
  signal
}: {
  workspace: Pick<Workspace, 'cases' | 'usageEvents' | 'settings'>
  milestones: (record: CaseRecord) => UsageWindow
  caseId: string
  now: () => Date
  signal: AbortSignal
}): Promise<void> {
  const imported = (): string =>
    cases
      .get(caseId)
      .record.imports.map(({ id }) => id)
      .join()
  while (true) {
    const { record } = cases.get(caseId)
    const before = imported()
    const analysis = startAnalysis({ ...caseBasis(milestones(record), settings.get()), judgements: {}, now: now().getTime() })
    let rows = 0
    for (const event of usageEvents.each(caseId)) {
      analysis.add(event)
      if (++rows % slice !== 0) continue
      await new Promise((next) => setImmediate(next))
      signal.throwIfAborted()
      if (imported() !== before) break
    }
    if (imported() !== before) continue
    const made = analysis.finish()
    const unread = record.imports
      .filter(({ badLines }) => badLines > 0)
      .map(({ name, rows: good, badLines }) => `${plural(badLines, 'record')} of ${good + badLines} in ${name} could not be read.`)
    usageEvents.saveAnalysis(caseId, { ...made, gaps: [...made.gaps, ...unread] })
    return
  }
}
