import type { CaseRecord } from '../../contract/case/record.ts'
import type { CaseView } from '../../contract/case/view.ts'
import type { StoredCase } from '../store/workspace.ts'
import { clocksOf } from './clocks.ts'
import { findingsOf } from './exposure.ts'
import { allGates } from './gates.ts'
import { caseRow, exposedFor, type Look, type LookParts, lookAtCase } from './look-at-case.ts'
import { labels, milestonesOf, timesOf } from './milestones.ts'
import { nextThing } from './next-thing.ts'
import { planOf } from './plan.ts'
import { severityOf } from './severity.ts'
import { tasksOf } from './tasks.ts'

/** The value that the page shows masked is that of the first secret; its findings in the workspace are where it can be read again. */
function revealFrom(workspace: LookParts['workspace'], { secrets }: CaseRecord): CaseView['exposure']['revealFrom'] {
  const [finding] = findingsOf(workspace, { secrets: secrets.slice(0, 1) })
  return finding ? { findingId: finding.id, sourceName: finding.sourceName } : null
}

/** The case as its page shows it: the record, and all that follows from it and from the workspace now. */
export function caseView(parts: LookParts & { decode: (look: Look) => CaseView['decoded'] }, stored: StoredCase): CaseView {
  const look = lookAtCase(parts, stored.record, true)
  const { record, facts, playbook, page, exposure } = look
  const { cases } = parts.workspace
  const exposed = exposedFor(record, facts)
  const milestones = milestonesOf(record, facts)
  const clocks = clocksOf(playbook.clocks, milestones['first-exposed'])
  const others = cases
    .withFingerprint(record.secrets.map(({ fingerprint }) => fingerprint))
    .filter((other) => other.record.id !== record.id)
  return {
    record,
    updatedAt: stored.updatedAt,
    severity: severityOf(record, facts, exposed),
    exposure: {
      firstCommit: null,
      sources: [],
      commits: 0,
      tips: [],
      sourcesGone: false,
      ...exposure,
      exposedFor: exposed,
      revealFrom: revealFrom(parts.workspace, record)
    },
    decoded: parts.decode(look),
    clocks,
    tasks: tasksOf(playbook, record, facts),
    factsCheckedAt: playbook.generic ? null : newest([...playbook.tasks, ...playbook.clocks].map(({ date }) => date)),
    plan: planOf(page, playbook.deactivation, record, facts),
    gates: allGates(record, facts).map((gate) => ({
      ...gate,
      overridden: record.overrides.findLast((override) => override.gate === gate.gate)?.reason ?? null
    })),
    milestones: (Object.keys(labels) as (keyof typeof labels)[]).map((milestone) => ({ milestone, at: milestones[milestone] })),
    times: timesOf(milestones),
    next: nextThing(record, facts, clocks, look.overlap),
    others: others.map((other) => caseRow(parts, other)),
    journalEntries: cases.journal.count(record.id),
    liveness: facts.liveness
  }
}

const newest = (dates: readonly string[]): string | null =>
  dates.reduce<string | null>((last, date) => (last === null || date > last ? date : last), null)
