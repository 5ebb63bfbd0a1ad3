import { BulkheadError } from '../../contract/errors.ts'
import { FindingFilter, type SecretTypeRow } from '../../contract/model.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { CatalogPage, CatalogType } from '../catalog/catalog.ts'
import { typePage } from './type-page.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

/** What a library needs of the catalogue; `pages` is in the order of `types`. */
export interface TypeLibrary {
  types: readonly Pick<CatalogType, 'id' | 'aliases' | 'name' | 'provider' | 'severity' | 'prefix'>[]
  pages(): readonly CatalogPage[]
}

type Parts = Pick<WorkbenchParts, 'workspace'> & { catalog: TypeLibrary }

const open = FindingFilter.parse({})

export function typesHandlers({ workspace, catalog }: Parts): Pick<Handlers, 'types.list' | 'types.get'> {
  const entries = (): { row: SecretTypeRow; aliases: readonly string[]; page: CatalogPage }[] => {
    const pages = catalog.pages()
    const counts = workspace.findings.counts({ filter: open, types: catalog.types }).type
    return catalog.types.flatMap(({ id, aliases, name, provider, severity, prefix }, index) => {
      const page = pages[index]
      if (!page) return []
      return [{ row: { id, name, provider, category: page.categoryName, severity, prefix, findings: counts.get(id) ?? 0 }, aliases, page }]
    })
  }
  return {
    /** All words must stand somewhere in a type's names, category or prefix. */
    'types.list': ({ search }) => {
      const words = search.toLowerCase().split(/\s+/).filter(Boolean)
      return entries()
        .filter(({ row, aliases }) => {
          const text = [row.id, ...aliases, row.name, row.provider, row.category, row.prefix ?? ''].join('\n').toLowerCase()
          return words.every((word) => text.includes(word))
        })
        .map(({ row }) => row)
    },
    'types.get': ({ id }) => {
      const entry = entries().find(({ row, aliases }) => row.id === id || aliases.includes(id))
      if (!entry)
        throw new BulkheadError(
          'type.not-found',
          'There is no such secret type in this version of Bulkhead. Search the library for it by name.'
        )
      return { ...entry.row, ...typePage(entry.page) }
    }
  }
}
