import type { Catalog, CatalogPage, NamedPage } from './catalog.ts'

/** A type as the library lists it. */
export interface LibraryEntry extends Pick<CatalogPage, 'id' | 'aliases' | 'name' | 'provider' | 'severity' | 'variable'> {
  /** For people. */
  category: string
  prefixes: readonly string[]
  hasRule: boolean
  page: CatalogPage | NamedPage
}

/** All types, those with a rule first. */
export const libraryEntries = ({ types, pages, named }: Pick<Catalog, 'types' | 'pages' | 'named'>): LibraryEntry[] => {
  const entry = (page: LibraryEntry['page'], prefixes: readonly string[], hasRule: boolean): LibraryEntry => {
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
