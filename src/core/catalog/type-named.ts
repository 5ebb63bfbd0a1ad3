import type { Catalog, CatalogType } from './catalog.ts'

/** What is true of every type, with or without a rule. */
export type KnownType = Pick<CatalogType, 'id' | 'aliases' | 'name' | 'provider' | 'severity' | 'variable'>

/** The type that goes by this id or alias: one with a rule, else one that is known by its name alone. */
export const typeNamed = ({ types, named }: Pick<Catalog, 'types' | 'named'>, name: string): KnownType | undefined =>
  types.find(({ id, aliases }) => id === name || aliases.includes(name)) ?? named().find(({ id }) => id === name)
