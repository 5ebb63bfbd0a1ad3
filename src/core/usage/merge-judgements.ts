import type { CaseRecord } from '../../contract/case/record.ts'
import type { UsageAnalysis } from '../../contract/case/usage.ts'
import { suggestOutcome } from './suggest-outcome.ts'

/** An analysis with what people said of its groups, and the suggestion that follows. Judgements need no new analysis. */
export function mergeJudgements(analysis: UsageAnalysis, judgements: CaseRecord['judgements']): UsageAnalysis {
  const groups = analysis.groups.map((group) => {
    const said = Object.hasOwn(judgements, group.id) ? judgements[group.id] : undefined
    return { ...group, judgement: said?.judgement ?? null, note: said?.note ?? '' }
  })
  return { ...analysis, groups, suggestion: suggestOutcome(groups, { ...analysis, complete: analysis.basis?.complete ?? false }) }
}
