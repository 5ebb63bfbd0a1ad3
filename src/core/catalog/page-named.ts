import type { Catalog, CatalogPage } from './catalog.ts'

/** The page of the type that goes by this id or alias: one with a rule, else one that is known by its name alone. */
export const pageNamed = ({ types, pages, named }: Pick<Catalog, 'types' | 'pages' | 'named'>, name: string): CatalogPage | undefined =>
  pages()[types.findIndex(({ id, aliases }) => id === name || aliases.includes(name))] ?? named().find(({ id }) => id === name)
