import type { UsageGroup } from '../../../../contract/case/usage.ts'
import type { IncidentReport } from '../incident-report.ts'
import type { ReportFacts } from '../report-facts.ts'
import { journalRefs, rowRefs } from './references.ts'

/** What was asked of the logs, what came of it, and what a person concluded. */
export function usageOf(facts: ReportFacts): IncidentReport['usage'] {
  const { view, usage } = facts
  const { record } = view
  const said = (about: string) => record.statements.filter((each) => each.about === about).map(({ text, at, who }) => ({ text, at, who }))
  const { verdict } = record
  return {
    asked: view.clocks,
    obtained: record.imports,
    notObtainable: said('logs-unavailable'),
    statedGaps: said('log-gaps'),
    rows: usage && { all: usage.rows, before: usage.before, exposed: usage.exposed, after: usage.after },
    covered: usage?.covered ?? null,
    tests: usage?.tests ?? [],
    groups: (usage?.groups ?? []).map((group) => groupOf(group, facts)),
    gaps: usage?.gaps ?? [],
    afterUses: usage?.afterUses ?? null,
    bucketHours: usage?.bucketHours ?? 1,
    buckets: usage?.buckets ?? [],
    suggestion: usage?.suggestion.text ?? null,
    verdict: verdict && {
      outcome: verdict.outcome,
      confidence: verdict.confidence,
      text: verdict.text,
      at: verdict.at,
      who: verdict.who,
      evidence: [...verdict.groups.map((id) => groupName(usage?.groups, id)), ...journalRefs(facts, verdict.at)]
    }
  }
}

function groupOf(group: UsageGroup, facts: ReportFacts): IncidentReport['usage']['groups'][number] {
  const judged = facts.view.record.judgements[group.id]
  return {
    id: group.id,
    ip: group.ip,
    actor: group.actor,
    action: group.action,
    rows: group.rows,
    failed: group.failed,
    bytes: group.bytes,
    from: group.from,
    to: group.to,
    reasons: group.reasons,
    judgement: judged?.judgement ?? group.judgement,
    judgedBy: judged?.who ?? null,
    note: judged?.note ?? group.note,
    inVerdict: facts.view.record.verdict?.groups.includes(group.id) ?? false,
    evidence: rowRefs(
      facts.rows.filter((row) => row.group === group.id),
      group.rows
    )
  }
}

function groupName(groups: readonly UsageGroup[] | undefined, id: string): string {
  const group = groups?.find((each) => each.id === id)
  return group
    ? `${group.rows} rows of ${group.ip || 'no address'}, ${group.action || 'no action'}`
    : `usage group ${id}, no longer in the logs`
}
