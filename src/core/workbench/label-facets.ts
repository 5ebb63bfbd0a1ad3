import { type Facets, FindingStatus, Liveness, severities } from '../../contract/model.ts'
import { PlaceKind } from '../../contract/place-kind.ts'
import { codeOf, places } from '../store/codes.ts'
import { idOf } from '../store/ids.ts'
import type { FacetCounts } from '../store/workspace.ts'

type Facet = Facets['type'][number]

const labels: Record<string, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  live: 'Live',
  dead: 'Dead',
  undecided: 'Undecided',
  'not-attempted': 'Not checked',
  'unsafe-to-check': 'Not checkable',
  tip: 'At a tip',
  history: 'History only',
  unreachable: 'Unreachable',
  open: 'Open',
  ignored: 'Ignored',
  ordinary: 'Ordinary places',
  test: 'Tests only',
  vendored: 'Vendored only',
  generated: 'Generated only',
  mixed: 'Several of these'
}

/** Counts as facets: those with few values whole and in their own order, types and sources by count, and those that are chosen even at 0. */
export function labelFacets(
  counts: FacetCounts,
  chosen: { type: readonly string[]; source: readonly string[] },
  typeName: (id: string) => string,
  sourceNames: ReadonlyMap<string, string>
): Facets {
  const sources = new Map([...counts.source].map(([row, count]) => [idOf('source', row), count]))
  return {
    total: counts.total,
    severity: severities.map((value) => facet(value, labels[value], counts.severity.get(codeOf('severity', value)))),
    liveness: Liveness.options.map((value) => facet(value, labels[value], counts.liveness.get(codeOf('liveness', value)))),
    where: places.map((value) => facet(value, labels[value], counts.place.get(codeOf('place', value)))),
    type: byCount(counts.type, chosen.type, typeName),
    source: byCount(sources, chosen.source, (id) => sourceNames.get(id) ?? id),
    status: FindingStatus.options.map((value) => facet(value, labels[value], counts.status.get(codeOf('status', value)))),
    placeKind: PlaceKind.options.map((value) => facet(value, labels[value], counts.placeKind.get(codeOf('placeKind', value))))
  }
}

const facet = (value: string, label = value, count = 0): Facet => ({ value, label, count })

const byCount = (counts: ReadonlyMap<string, number>, chosen: readonly string[], nameOf: (value: string) => string): Facet[] =>
  [...new Set([...counts.keys(), ...chosen])]
    .map((value) => facet(value, nameOf(value), counts.get(value)))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'en'))
