import { FindingFilter, type SecretTypeRow } from '../../contract/model.ts'
import { entriesNamed, entryRow, type LibraryEntry, libraryEntries } from '../catalog/library-entries.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

export interface TypeRows {
  /** All types, those with a rule first. */
  all(): readonly LibraryEntry[]
  /** As a list shows them, with the open findings of each. */
  of(types: readonly LibraryEntry[]): SecretTypeRow[]
  /** In this order; an id that the catalogue has no more is left out. */
  named(ids: readonly string[]): SecretTypeRow[]
}

const open = FindingFilter.parse({})

/** The library's types as rows. */
export function createTypeRows({ workspace, catalog }: Pick<WorkbenchParts, 'workspace' | 'catalog'>): TypeRows {
  let entries: readonly LibraryEntry[] | undefined
  const all: TypeRows['all'] = () => {
    entries ??= libraryEntries(catalog)
    return entries
  }
  const of: TypeRows['of'] = (types) => {
    if (types.length === 0) return []
    const counts = workspace.findings.counts({ filter: open, types: catalog.types }).type
    return types.map((type) => ({ ...entryRow(type), findings: counts.get(type.id) ?? 0 }))
  }
  return { all, of, named: (ids) => of(entriesNamed(all(), ids)) }
}
