import type { CaseRecord, CaseSecret } from '../../contract/case/record.ts'
import { type Severity, severities } from '../../contract/model.ts'

/** A case as it begins. `secrets` are of one leak, the worst becomes the first: its playbook leads. */
export function newCase(
  id: string,
  { secrets, findingIds, title, at, who }: { secrets: readonly CaseSecret[]; findingIds: string[]; title: string; at: string; who: string }
): CaseRecord {
  const rank = (severity: Severity): number => severities.indexOf(severity)
  return {
    id,
    title,
    state: 'new',
    openedAt: at,
    openedBy: who,
    secrets: [...secrets].sort((a, b) => rank(a.severity) - rank(b.severity)),
    findingIds,
    assignee: null,
    due: {},
    notes: [],
    tasks: {},
    statements: [],
    exposure: { audience: 'unknown', firstPublicAt: null, note: '' },
    judgements: {},
    verdict: null,
    replacement: null,
    rotation: [],
    rejection: null,
    dependents: [],
    dependentsSearchedAt: null,
    prevention: [],
    monitor: null,
    evidence: [],
    imports: [],
    milestones: {},
    overrides: [],
    cause: null,
    impact: null,
    lessons: [],
    communications: [],
    legal: null,
    close: null,
    acceptedUntil: null
  }
}
