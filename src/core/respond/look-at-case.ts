import type { CaseRecord } from '../../contract/case/record.ts'
import type { CaseRow } from '../../contract/case/view.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { CatalogPage } from '../catalog/catalog.ts'
import type { Catalog } from '../catalog/load-catalog.ts'
import { pageNamed } from '../catalog/page-named.ts'
import type { Playbook } from '../catalog/playbook.ts'
import type { StoredCase, StoredFinding, Workspace } from '../store/workspace.ts'
import type { CaseFacts } from './case-facts.ts'
import { clocksOf, evidenceExpires } from './clocks.ts'
import { earliest, exposureOf, findingsOf, goneSources, type Lying, standingOf } from './exposure.ts'
import { type KnownPlace, OpeningDetail } from './known-place.ts'
import { milestonesOf } from './milestones.ts'
import { overlapOf } from './plan.ts'
import { severityOf } from './severity.ts'
import { asOfNow } from './states.ts'
import { progressOf, tasksOf } from './tasks.ts'

export interface LookParts {
  workspace: Pick<Workspace, 'cases' | 'findings' | 'occurrences' | 'sources' | 'usageEvents'>
  catalog: Pick<Catalog, 'types' | 'pages' | 'named'>
  clock: () => Date
}

/** A case and all that the workspace knows of it at this moment. */
export interface Look {
  /** With the state as it is now. */
  record: CaseRecord
  facts: CaseFacts
  rows: StoredFinding[]
  gone: KnownPlace[]
  page: CatalogPage | undefined
  playbook: Playbook
  overlap: ReturnType<typeof overlapOf>
}

/** A type that this catalogue has no more: the case goes on without a playbook. */
const noPlaybook: Playbook = { clocks: [], tasks: [], deactivation: 'unknown', monitorDays: 14, generic: true }

/**
 * Looks at a case. `deep` reads every place of its secrets, for the tips by name; without it a tip is only known to be there, which is
 * enough for a row of the list.
 */
export function lookAtCase(
  { workspace, catalog, clock }: LookParts,
  kept: CaseRecord,
  deep: boolean
): Look & { exposure: Lying | undefined } {
  const now = clock().toISOString()
  const record = asOfNow(kept, now)
  const rows = findingsOf(workspace, record)
  const gone = goneSources(rows, placesAtOpening(workspace, record.id), workspace.sources.ids())
  const exposure = deep ? exposureOf(workspace, rows, gone) : undefined
  const standing = standingOf(rows)
  const analysis = record.imports.length > 0 ? workspace.usageEvents.analysis(record.id) : undefined
  const facts: CaseFacts = {
    now,
    found: standing.found,
    liveness: record.rejection !== null ? 'dead' : standing.liveness,
    firstExposed: earliest([standing.firstExposed, exposure?.firstCommit?.date ?? null, ...gone.map(({ firstSeen }) => firstSeen)]),
    tips: exposure?.tips ?? rows.filter(({ atTip }) => atTip).map(({ sourceName }) => ({ sourceName, ref: 'a tip' })),
    gone: [...new Set(gone.map(({ sourceName }) => sourceName))],
    usage: analysis
      ? {
          groups: analysis.groups.map(({ id, ip, action }) => ({
            id,
            name: [ip, action].filter((part) => part !== '').join(', '),
            judged: record.judgements[id] !== undefined
          })),
          gaps: analysis.gaps.length
        }
      : null
  }
  const page = pageNamed(catalog, record.secrets[0]?.typeId ?? '')
  return { record, facts, rows, gone, page, playbook: page?.playbook ?? noPlaybook, overlap: overlapOf(page), exposure }
}

/** Nothing for a journal that was edited by hand: `cases.verify` tells of it, the case can still be read. */
function placesAtOpening({ cases }: LookParts['workspace'], id: string): KnownPlace[] {
  try {
    const [opening] = cases.journal.list(id, { before: 2, limit: 1 })
    return OpeningDetail.safeParse(opening?.detail).data?.places ?? []
  } catch (error) {
    if (error instanceof BulkheadError && error.code === 'workspace.damaged') return []
    throw error
  }
}

/** How long the key lay open: to its end, or to now. */
export function exposedFor(record: CaseRecord, facts: CaseFacts): number | null {
  const milestones = milestonesOf(record, facts)
  const start = milestones['first-exposed']
  if (start === null) return null
  const end = milestones['old-deactivated'] ?? record.rejection?.at ?? facts.now
  return Math.max(0, Date.parse(end) - Date.parse(start))
}

/** A row of the list. */
export const caseRow = (parts: LookParts, { record, updatedAt }: StoredCase): CaseRow => rowOf(lookAtCase(parts, record, false), updatedAt)

export function rowOf({ record, facts, playbook }: Look, updatedAt: string): CaseRow {
  const [secret] = record.secrets
  const tasks = tasksOf(playbook, record, facts)
  const clocks = clocksOf(playbook.clocks, milestonesOf(record, facts)['first-exposed'])
  const { score, band } = severityOf(record, facts, exposedFor(record, facts))
  const moved = record.dependents.filter(({ state }) => state === 'live' || state === 'accepted-break').length
  return {
    id: record.id,
    title: record.title,
    state: record.state,
    type: secret?.type ?? '',
    provider: secret?.provider ?? '',
    preview: secret?.preview ?? '',
    severity: secret?.severity ?? 'low',
    score,
    band,
    assignee: record.assignee,
    openedAt: record.openedAt,
    updatedAt,
    due: record.due.case ?? earliest(Object.values(record.due)),
    progress: progressOf(tasks),
    dependents: { moved, all: record.dependents.filter(({ state }) => state !== 'not-a-dependent').length },
    monitorEnd: record.monitor?.end ?? null,
    evidenceExpires: evidenceExpires(clocks, record, facts.now)
  }
}
