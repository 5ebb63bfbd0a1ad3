import type { Input } from '../../contract/methods.ts'
import type { Facets, FindingFilter, FindingStatus, Liveness, Severity } from '../../contract/model.ts'
import { PlaceKind } from '../../contract/place-kind.ts'

export type FindingSort = NonNullable<Input<'findings.list'>['sort']>
export type FacetName = Exclude<keyof Facets, 'total'>

export const openFindings: FindingFilter = {
  query: '',
  severity: [],
  liveness: [],
  where: [],
  type: [],
  source: [],
  status: ['open'],
  placeKind: []
}

export const sortNames: Record<FindingSort, string> = {
  severity: 'Worst first',
  newest: 'Newest first',
  oldest: 'Oldest first',
  type: 'By type',
  source: 'By source'
}
const sorts = ['severity', 'newest', 'oldest', 'type', 'source'] as const satisfies readonly FindingSort[]

const allowed = {
  severity: ['critical', 'high', 'medium', 'low'] satisfies Severity[],
  liveness: ['live', 'dead', 'undecided', 'not-attempted', 'unsafe-to-check'] satisfies Liveness[],
  where: ['tip', 'history', 'unreachable'] satisfies FindingFilter['where'],
  status: ['open', 'ignored'] satisfies FindingStatus[],
  placeKind: PlaceKind.options
}

/** Puts the value in, or takes it out. */
export function toggled(filter: FindingFilter, facet: FacetName, value: string): FindingFilter {
  const now: readonly string[] = filter[facet]
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value]
  return { ...filter, [facet]: next }
}

export const isNarrowed = (filter: FindingFilter): boolean =>
  filter.query.trim() !== '' || Object.keys(filterParams(filter, 'severity')).length > 0

/** The filter as parameters of an address. Without the words typed: somebody may have pasted a secret there. */
export function filterParams(filter: FindingFilter, sort: FindingSort): Record<string, string> {
  const params: Record<string, string> = {}
  for (const facet of ['severity', 'liveness', 'where', 'type', 'source', 'placeKind'] as const) {
    if (filter[facet].length > 0) params[facet] = filter[facet].join(',')
  }
  if (filter.status.join() !== 'open') params.status = filter.status.join(',') || 'any'
  if (sort !== 'severity') params.sort = sort
  return params
}

export function paramsFilter(params: Readonly<Record<string, string>>): { filter: FindingFilter; sort: FindingSort } {
  const list = (name: string): string[] => (params[name] ?? '').split(',').filter(Boolean)
  const known = <T extends string>(name: string, values: readonly T[]): T[] => values.filter((value) => list(name).includes(value))
  return {
    filter: {
      query: '',
      severity: known('severity', allowed.severity),
      liveness: known('liveness', allowed.liveness),
      where: known('where', allowed.where),
      type: list('type'),
      source: list('source'),
      status: params.status === undefined ? ['open'] : known('status', allowed.status),
      placeKind: known('placeKind', allowed.placeKind)
    },
    sort: sorts.find((sort) => sort === params.sort) ?? 'severity'
  }
}
