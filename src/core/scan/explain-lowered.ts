import { FindingFilter, type Severity } from '../../contract/model.ts'
import { type PlaceKind, placeKindPhrase } from '../../contract/place-kind.ts'
import { judgePath } from '../detect/places/place-kind.ts'
import type { Workspace } from '../store/workspace.ts'
import type { Explained } from './protocol.ts'

const page = 500

/** Why a finding is less grave than its type: a line for each one of the source, at the place that is shown of it. */
export function* explainLowered({ findings }: Pick<Workspace, 'findings'>, sourceId: string): Generator<Explained[]> {
  const filter = FindingFilter.parse({ source: [sourceId], status: [], placeKind: ['test', 'vendored', 'generated', 'mixed'] })
  for (let offset = 0; ; offset += page) {
    const { rows } = findings.list({ filter, types: [], sort: 'severity', offset, limit: page })
    if (rows.length > 0) yield rows.map(explainKind)
    if (rows.length < page) return
  }
}

export const explainKind = (finding: {
  typeId: string
  path: string | null
  line: number | null
  placeKind: PlaceKind
  severity: Severity
  typeSeverity: Severity
}): Explained => ({
  typeId: finding.typeId,
  place: finding.path ?? '(no path)',
  line: finding.line ?? 0,
  kept: true,
  reason: `place:${finding.placeKind}`,
  detail: `${placeKindPhrase[finding.placeKind]} (${whyOf(finding.path)}), ${finding.severity}; ${finding.typeSeverity} by its type`
})

function whyOf(path: string | null): string {
  const why = path === null ? '' : judgePath(path).why
  return why === '' ? 'by its content' : why
}
