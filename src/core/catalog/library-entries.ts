import type { Catalog, CatalogPage } from './catalog.ts'
import type { KnownType } from './type-named.ts'

/** A type as the library lists it. */
export interface LibraryEntry extends KnownType {
  /** For people. */
  category: string
  prefixes: readonly string[]
  hasRule: boolean
  page: CatalogPage
}

/** All types, those with a rule first. */
export const libraryEntries = ({ types, pages, named }: Pick<Catalog, 'types' | 'pages' | 'named'>): LibraryEntry[] => {
  const entry = (page: CatalogPage, prefixes: readonly string[], hasRule: boolean): LibraryEntry => {
    const { id, aliases, name, provider, severity, variable, categoryName } = page
    return { id, aliases, name, provider, severity, variable, category: categoryName, prefixes, hasRule, page }
  }
  const all = pages()
  return [
    ...types.flatMap(({ prefixes }, index) => {
      const page = all[index]
      return page ? [entry(page, prefixes, true)] : []
    }),
    ...named().map((page) => entry(page, [], false))
  ]
}
