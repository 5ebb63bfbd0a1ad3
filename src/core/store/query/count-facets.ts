import type { CubeRow } from './finding-cube.ts'

/** What is chosen in each facet, as codes; an empty choice takes all. */
export interface Selection {
  source: ReadonlySet<number>
  severity: ReadonlySet<number>
  place: ReadonlySet<number>
  type: ReadonlySet<string>
  liveness: ReadonlySet<number>
  status: ReadonlySet<number>
  placeKind: ReadonlySet<number>
}

export interface FacetCounts {
  /** Findings that all choices let through. */
  total: number
  source: Map<number, number>
  severity: Map<number, number>
  place: Map<number, number>
  type: Map<string, number>
  liveness: Map<number, number>
  status: Map<number, number>
  placeKind: Map<number, number>
}

/** Counts each facet as if nothing were chosen in it, so that one sees what choosing another value would bring. */
export function countFacets(cube: readonly CubeRow[], selection: Selection): FacetCounts {
  const counts: FacetCounts = {
    total: 0,
    source: new Map(),
    severity: new Map(),
    place: new Map(),
    type: new Map(),
    liveness: new Map(),
    status: new Map(),
    placeKind: new Map()
  }
  const chosen = [
    selection.source,
    selection.severity,
    selection.place,
    selection.type,
    selection.liveness,
    selection.status,
    selection.placeKind
  ] as const
  const counted = [counts.source, counts.severity, counts.place, counts.type, counts.liveness, counts.status, counts.placeKind] as const
  for (const row of cube) {
    const count = row[7]
    let refused = -1
    let refusals = 0
    for (let facet = 0; facet < chosen.length && refusals < 2; facet++) {
      const choice = chosen[facet] as ReadonlySet<number | string>
      if (choice.size === 0 || choice.has(row[facet] as number | string)) continue
      refused = facet
      refusals++
    }
    if (refusals === 0) counts.total += count
    if (refusals === 2) continue
    for (let facet = 0; facet < counted.length; facet++) {
      if (refusals === 1 && facet !== refused) continue
      const facetCounts = counted[facet] as Map<number | string, number>
      const value = row[facet] as number | string
      facetCounts.set(value, (facetCounts.get(value) ?? 0) + count)
    }
  }
  return counts
}
