import type { CaseRecord } from '../../../contract/case/record.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import { pageNamed } from '../../catalog/page-named.ts'
import type { StoredFinding } from '../../store/workspace.ts'
import { findingsOf } from '../exposure.ts'
import { caseValues } from './case-values.ts'
import type { DependentsParts } from './dependents-parts.ts'
import type { FindOptions } from './find-dependents.ts'
import { pastNames } from './past-names.ts'
import { valueForms } from './sought.ts'
import { usualTerms } from './usual-terms.ts'

/** Past places of a finding whose names are looked at. */
const mostPast = 40
const encoder = new TextEncoder()

/** What a search for the dependents of a case begins with: the values, read again and journaled; their usual names; names they had in the past. */
export function searchSeeds(parts: DependentsParts, record: CaseRecord): Pick<FindOptions, 'seeds' | 'terms'> & { notes: string[] } {
  const { workspace, catalog } = parts
  const rows = findingsOf(workspace, record)
  const fingerprints = new Set(record.secrets.map(({ fingerprint }) => fingerprint))
  const values = caseValues(parts, record, rows, 'find-dependents')
  const forms = valueForms(values)
  const missing = record.secrets.length - values.length
  const usual = record.secrets.flatMap(({ typeId }) => {
    const type = pageNamed(catalog, typeId)
    return type ? usualTerms(type.variable) : []
  })
  return {
    seeds: {
      values: forms,
      proves: (text) => text.length > 0 && fingerprints.has(Buffer.from(workspace.fingerprint(encoder.encode(text))).toString('hex'))
    },
    terms: [
      ...usual.map((term) => ({ term, origin: { from: 'catalogue' } as const, sourceId: null })),
      ...rows.flatMap((row) => pastTerms(parts, row, forms))
    ],
    notes:
      missing > 0
        ? [
            'The value can’t be read again from any source: files were compared with its fingerprint, statement by statement, so it may stand in others unseen.'
          ]
        : []
  }
}

/** What a tip holds is found there; a name that only the history gave to the value is a lead to who reads it still. */
function pastTerms({ workspace, values }: DependentsParts, row: StoredFinding, forms: readonly string[]): FindOptions['terms'][number][] {
  const past = workspace.occurrences.detail(row.id, 500).places.filter(({ atTip, path }) => !atTip && path !== null)
  const seen = new Set<string>()
  return past.slice(0, mostPast).flatMap((place) => {
    const { id, path, blob } = place
    if (path === null || seen.has(`${blob} ${path}`)) return []
    seen.add(`${blob} ${path}`)
    try {
      const content = values.contentOf(workspace.occurrences.occurrence(id))
      return pastNames(path, content, forms).map((term) => ({ term, origin: { from: 'history', path } as const, sourceId: row.sourceId }))
    } catch (error) {
      if (error instanceof BulkheadError) return []
      throw error
    }
  })
}
