import type { Catalog } from '../catalog/catalog.ts'

const mask = '…'
const longSecret = 24
const shownEnd = 4
/** The last part of a value, when it is one long random run: in `user:password` the end of the password would tell too much. */
const randomEnd = /[A-Za-z0-9_+/.~-]{16,}={0,2}$/

/** What may be shown of the part that is secret: nothing, or two first, or four last characters; never more than a quarter. */
const hint = (secret: string): string => {
  const length = [...secret].length
  if (length >= longSecret && randomEnd.test(secret)) return mask + secret.slice(-shownEnd)
  return [...secret].slice(0, length >= longSecret ? 0 : Math.min(2, Math.floor(length / 4))).join('') + mask
}

/** The id of an environment or a hook in the name of a host is as telling as the rest. */
const withoutIds = (host: string): string =>
  host
    .split('.')
    .map((label) => (/^(?=.*\d)[A-Za-z0-9-]{20,}$/.test(label) ? mask : label))
    .join('.')

/** Address without login, path and query; a webhook's last part is its secret. */
const addressPreview = (value: string): string | undefined => {
  const [, scheme = '', login, host = '', rest = ''] =
    /^([A-Za-z][A-Za-z0-9+.-]{1,30}:\/\/)(?:(.*)@)?([^@/?#\s]{1,80})(.*)$/s.exec(value) ?? []
  if (scheme === '') return undefined
  if (login !== undefined) return `${scheme}${mask}@${withoutIds(host)}`
  const last = rest.slice(rest.lastIndexOf('/') + 1)
  return `${scheme}${withoutIds(host)}/${mask}${/^[A-Za-z0-9_-]{24,}$/.test(last) ? last.slice(-shownEnd) : ''}`
}

/**
 * What may be shown and stored of a secret: the prefix that tells its type, and of long random values the last characters.
 * Of a key block its first line, of an address scheme and host.
 */
export const previewOf = (typeId: string, value: string, catalog: Pick<Catalog, 'types'>): string => {
  if (value.includes('\n') || value.includes('PRIVATE KEY')) return `${/^-----BEGIN [A-Z0-9 ]{3,40}-----/.exec(value)?.[0] ?? ''}${mask}`
  const address = addressPreview(value)
  if (address !== undefined) return address
  const prefixes = catalog.types.find(({ id }) => id === typeId)?.prefixes ?? []
  const prefix = prefixes
    .filter((known) => value.startsWith(known))
    .reduce((longest, known) => (known.length > longest.length ? known : longest), '')
  return prefix + hint(value.slice(prefix.length))
}
