import type { Database } from 'better-sqlite3'
import { BulkheadError } from '../../contract/errors.ts'
import type { FindingFilter, FindingRow } from '../../contract/model.ts'
import { codeOf, wordOf } from './codes.ts'
import { idOf, rowOf } from './ids.ts'
import { always, type Condition, conditionOf, join, type Names, within } from './query/condition.ts'
import { countFacets, type FacetCounts } from './query/count-facets.ts'
import { openCube } from './query/finding-cube.ts'
import { parseQuery, type Query } from './query/parse-query.ts'
import { isoOfSeconds } from './times.ts'

/** A row of the list without the name of its type, which the catalogue knows. */
export type StoredFinding = Omit<FindingRow, 'type'>

export type Sort = 'severity' | 'newest' | 'oldest' | 'type' | 'source'

/** What the catalogue calls the types, for a search by name. */
export type TypeNames = Names['types']

export interface Findings {
  /** Throws contract.bad-input for a search line that can't be read. */
  list(request: { filter: FindingFilter; types: TypeNames; sort: Sort; offset: number; limit: number }): {
    total: number
    rows: StoredFinding[]
  }
  /** Throws contract.bad-input. Keys are the codes and rows that the database uses: read-side handlers turn them into words. */
  counts(request: { filter: FindingFilter; types: TypeNames }): FacetCounts
  /** Findings of secrets with one of these HMACs, open and ignored, worst first. */
  withFingerprint(fingerprints: readonly Uint8Array[]): StoredFinding[]
  /** Whether a scan found a secret with this HMAC: for those who ask it of each piece of a text. */
  isFound(fingerprint: Uint8Array): boolean
  /** Throws finding.not-found. */
  row(id: string): StoredFinding
}

interface FindingData {
  id: number
  source_id: number
  type_id: string
  severity: number
  type_severity: number
  place: number
  place_kind: number
  liveness: number
  status: number
  first_seen: number | null
  occurrences: number
  line: number | null
  path: string | null
  preview: string
}

/**
 * Each order is that of one index to its last column; rows that are equal in all of them stand in it by their id, so that pages
 * neither overlap nor leave a gap. To name the id would make SQLite sort.
 */
const orders: Record<Sort, { from: string; by: string }> = {
  severity: {
    from: 'findings f INDEXED BY findings_by_severity',
    by: 'f.severity, f.place, f.first_seen DESC, f.type_id, f.source_id, f.liveness, f.status, f.place_kind'
  },
  newest: {
    from: 'findings f INDEXED BY findings_by_newest',
    by: 'f.first_seen DESC, f.severity, f.place, f.type_id, f.source_id, f.liveness, f.status, f.place_kind'
  },
  oldest: {
    from: 'findings f INDEXED BY findings_by_oldest',
    by: 'f.first_seen ASC NULLS LAST, f.severity, f.place, f.type_id, f.source_id, f.liveness, f.status, f.place_kind'
  },
  type: {
    from: 'findings f INDEXED BY findings_by_type',
    by: 'f.type_id, f.severity, f.place, f.source_id, f.liveness, f.status, f.place_kind'
  },
  source: {
    from: 'sources s CROSS JOIN findings f INDEXED BY findings_by_source ON f.source_id = s.id',
    by: 's.name, s.id, f.severity, f.place, f.type_id, f.liveness, f.status, f.place_kind, f.paths, f.preview'
  }
}

export function openFindings(db: Database): Findings {
  const one = db.prepare<[number], FindingData>('SELECT * FROM findings WHERE id = ?')
  const ofFingerprint = db.prepare<[Uint8Array], FindingData>(
    'SELECT f.* FROM secrets s JOIN findings f ON f.secret_id = s.id WHERE s.fingerprint = ? ORDER BY f.severity, f.place, f.id'
  )
  const anyOfFingerprint = db.prepare<[Uint8Array], number>('SELECT 1 FROM secrets WHERE fingerprint = ?').pluck()
  const sources = db.prepare<[], Omit<Names['sources'][number], 'id'>>('SELECT id AS row, name, location FROM sources')
  const storedTypes = db.prepare<[], { id: string; provider: string }>('SELECT id, provider FROM secret_types')
  const cube = openCube(db)

  const namesFor = (types: TypeNames): Names => {
    const known = new Set(types.map(({ id }) => id))
    const others = storedTypes.all().flatMap(({ id, provider }) => (known.has(id) ? [] : [{ id, name: id, provider }]))
    return { types: [...types, ...others], sources: sources.all().map((source) => ({ ...source, id: idOf('source', source.row) })) }
  }
  const counts: Findings['counts'] = ({ filter, types }) => {
    const query = parseQuery(filter.query)
    const { sources: source, severities, places, types: type, liveness, statuses, placeKinds } = choiceOf(filter, query)
    return countFacets(cube(query.length === 0 ? always : conditionOf(query, namesFor(types))), {
      source: new Set(source),
      severity: new Set(severities),
      place: new Set(places),
      type: new Set(type),
      liveness: new Set(liveness),
      status: new Set(statuses),
      placeKind: new Set(placeKinds)
    })
  }
  /** Joined here, for one table a statement is looked up five times as fast: see refresh-findings.ts. */
  const toFindings = (found: readonly FindingData[]): StoredFinding[] => {
    if (found.length === 0) return []
    const sourceNames = new Map(sources.all().map(({ row, name }) => [row, name]))
    const providers = new Map(storedTypes.all().map(({ id, provider }) => [id, provider]))
    return found.map((data) => toFinding(data, sourceNames.get(data.source_id) ?? '', providers.get(data.type_id) ?? ''))
  }
  return {
    counts,
    list({ filter, types, sort, offset, limit }) {
      const { total } = counts({ filter, types })
      if (offset >= total) return { total, rows: [] }
      const query = parseQuery(filter.query)
      const { sql, params } = join([conditionOf(query, namesFor(types)), ...conditionsOf(choiceOf(filter, query))], 'AND')
      const { from, by } = orders[sort]
      const ids = db
        .prepare<(string | number)[], number>(`SELECT f.id FROM ${from} WHERE ${sql} ORDER BY ${by} LIMIT ? OFFSET ?`)
        .pluck()
        .all(...params, limit, offset)
      return { total, rows: toFindings(ids.flatMap((id) => one.get(id) ?? [])) }
    },
    withFingerprint: (fingerprints) => toFindings(fingerprints.flatMap((fingerprint) => ofFingerprint.all(fingerprint))),
    isFound: (fingerprint) => anyOfFingerprint.get(fingerprint) !== undefined,
    row(id) {
      const [finding] = toFindings(one.all(rowOf('finding', id)))
      if (!finding) throw new BulkheadError('finding.not-found', 'There is no such finding in this workspace. List the findings again.')
      return finding
    }
  }
}

interface Choice {
  sources: number[]
  severities: number[]
  places: number[]
  types: string[]
  liveness: number[]
  statuses: number[]
  placeKinds: number[]
}

/** What is chosen in the facets. A search line that speaks of open or ignored has the last word over the choice of status. */
function choiceOf(filter: FindingFilter, query: Query): Choice {
  const speaksOfStatus = query.some((clause) =>
    clause.some(({ field, values }) => field === 'is' && values.some((value) => value === 'open' || value === 'ignored'))
  )
  return {
    sources: filter.source.map((id) => rowOf('source', id)),
    severities: filter.severity.map((word) => codeOf('severity', word)),
    places: filter.where.map((word) => codeOf('place', word)),
    types: filter.type,
    liveness: filter.liveness.map((word) => codeOf('liveness', word)),
    statuses: speaksOfStatus ? [] : filter.status.map((word) => codeOf('status', word)),
    placeKinds: filter.placeKind.map((word) => codeOf('placeKind', word))
  }
}

const conditionsOf = (choice: Choice): Condition[] => [
  within('f.source_id', choice.sources),
  within('f.severity', choice.severities),
  within('f.place', choice.places),
  within('f.type_id', choice.types),
  within('f.liveness', choice.liveness),
  within('f.status', choice.statuses),
  within('f.place_kind', choice.placeKinds)
]

function toFinding(data: FindingData, sourceName: string, provider: string): StoredFinding {
  const place = wordOf('place', data.place)
  return {
    id: idOf('finding', data.id),
    typeId: data.type_id,
    provider,
    severity: wordOf('severity', data.severity),
    typeSeverity: wordOf('severity', data.type_severity),
    placeKind: wordOf('placeKind', data.place_kind),
    preview: data.preview,
    sourceId: idOf('source', data.source_id),
    sourceName,
    path: data.path,
    line: data.line,
    occurrences: data.occurrences,
    atTip: place === 'tip',
    reachable: place !== 'unreachable',
    firstSeen: data.first_seen === null ? null : isoOfSeconds(data.first_seen),
    liveness: wordOf('liveness', data.liveness),
    status: wordOf('status', data.status)
  }
}
