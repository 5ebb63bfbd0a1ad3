import type { DecodedFact } from '../../contract/model.ts'
import type { Handlers } from '../../contract/serve.ts'
import { labelFacets } from './label-facets.ts'
import { nameFinding } from './name-finding.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'findings.list' | 'findings.facets' | 'findings.get' | 'findings.ignore' | 'findings.unignore'

type Parts = Pick<WorkbenchParts, 'workspace' | 'catalog' | 'factsOf' | 'emit'>

/** A value that was copied all over is shown at this many places; `occurrences` has the true number. */
const shownPlaces = 1000

export function findingsHandlers({ workspace, catalog, emit, factsOf }: Parts): Pick<Handlers, Names> {
  const { findings, occurrences, ignores, access } = workspace
  const { types } = catalog
  const named = nameFinding(catalog)
  const typeOf = new Map(types.map((type) => [type.id, type]))

  const decode = (id: string, typeId: string): DecodedFact[] => {
    const facts = factsOf({ id, typeId })
    if (facts) access.record({ who: 'Bulkhead', purpose: 'decode', findingId: id })
    return facts ?? []
  }
  return {
    'findings.list': ({ filter, sort, offset, limit }) => {
      ignores.reopenExpired()
      const { total, rows } = findings.list({ filter, types, sort, offset, limit })
      return { total, rows: rows.map(named) }
    },
    'findings.facets': ({ filter }) => {
      ignores.reopenExpired()
      const sourceNames = new Map(workspace.sources.list().map(({ id, name }) => [id, name]))
      return labelFacets(findings.counts({ filter, types }), filter, (id) => typeOf.get(id)?.name ?? id, sourceNames)
    },
    'findings.get': ({ id }) => {
      ignores.reopenExpired()
      const row = findings.row(id)
      const { fingerprint, ...detail } = occurrences.detail(id, shownPlaces)
      return {
        ...named(row),
        ...detail,
        sourceIgnore: workspace.sourceIgnores.of(id),
        fingerprint: Buffer.from(fingerprint).toString('hex'),
        summary: typeOf.get(row.typeId)?.summary ?? '',
        decoded: decode(id, row.typeId)
      }
    },
    'findings.ignore': ({ ids, reason, note, until }) => {
      ignores.add(ids, { reason, note, until })
      emit('findings.changed', {})
      return { done: true }
    },
    'findings.unignore': ({ ids }) => {
      ignores.remove(ids)
      emit('findings.changed', {})
      return { done: true }
    }
  }
}
