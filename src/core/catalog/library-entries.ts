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

/** What every list shows of a type. */
export const entryRow = ({ id, name, provider, category, severity, prefixes, hasRule }: LibraryEntry) => ({
  id,
  name,
  provider,
  category,
  severity,
  prefixes: [...prefixes],
  hasRule
})

/** In the order of the ids; one that is not among the entries is left out. */
export const entriesNamed = (entries: readonly LibraryEntry[], ids: readonly string[]): LibraryEntry[] =>
  ids.flatMap((id) => entries.find((type) => type.id === id) ?? [])
