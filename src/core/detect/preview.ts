import type { Catalog } from '../catalog/catalog.ts'

const mask = '…'
const longSecret = 24
const shownEnd = 4

/**
 * What may be shown and stored of a secret: the prefix that tells its type and, of long values, the last characters.
 * Never more than a quarter of the secret part; of short ones the first two characters at most.
 */
export const previewOf = (typeId: string, value: string, catalog: Pick<Catalog, 'types'>): string => {
  if (value.includes('\n') || value.includes('PRIVATE KEY')) return `${/^-----BEGIN [A-Z0-9 ]{3,40}-----/.exec(value)?.[0] ?? ''}${mask}`
  const prefixes = catalog.types.find(({ id }) => id === typeId)?.prefixes ?? []
  const prefix = prefixes
    .filter((candidate) => value.startsWith(candidate))
    .reduce((longest, candidate) => (candidate.length > longest.length ? candidate : longest), '')
  const secret = value.length - prefix.length
  if (secret >= longSecret) return `${prefix}${mask}${value.slice(-Math.min(shownEnd, Math.floor(secret / 4)))}`
  const start = Math.min(2, Math.floor(secret / 4))
  return `${prefix}${value.slice(prefix.length, prefix.length + start)}${mask}`
}
