import { userOf } from './basic-auth.ts'

export interface ConnectionUrl {
  scheme: string
  /** `name` or `name:port`, in the order written. */
  hosts: string[]
  database: string | null
  user: string | null
  /** What follows `?` or the first `;`, as pairs joined by `;`. */
  settings: string
}

/**
 * A connection address taken apart by hand: URL parsers refuse the passwords and host lists that stand in real ones.
 * The user ends at the last `@` before the settings, so that nothing of a password with `@`, `/` or `?` passes for a host.
 */
export function parseConnectionUrl(value: string): ConnectionUrl | null {
  const [, scheme, rest] = /^(?:jdbc:)?([a-z][a-z0-9+.-]{1,30}):(?:thin:)?(?:\/\/|@\/{0,2})(.+)$/is.exec(value.trim()) ?? []
  if (scheme === undefined || rest === undefined) return null
  const at = lastSignBeforeSettings(rest)
  const secretPart = at < 0 ? '' : rest.slice(0, at)
  const [, authority = '', path = '', settings = ''] = /^([^/?;]*)(?:\/([^?;]*))?(?:[?;](.*))?$/s.exec(rest.slice(at + 1)) ?? []
  const hosts = authority.split(',').filter((host) => /^(?:\[[0-9a-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.test(host))
  if (hosts.length === 0) return null
  const colon = secretPart.indexOf(':')
  return {
    scheme: scheme.toLowerCase(),
    hosts: hosts.slice(0, 10),
    database: /^https?$/i.test(scheme) || !/^[\w.$%-]{1,100}$/.test(path) ? null : path,
    user: colon < 0 ? null : userOf(unescaped(secretPart.slice(0, colon)), secretPart.slice(colon + 1)),
    settings: settings.replaceAll('&', ';')
  }
}

function lastSignBeforeSettings(rest: string): number {
  const first = rest.indexOf('@')
  if (first < 0) return -1
  const settings = rest.indexOf('?', first)
  if (settings < 0) return rest.lastIndexOf('@')
  // `u:a@b?c@host`: a second `@` before any `=` is still the password, not a setting.
  const later = /^\?[^=&]*@/.exec(rest.slice(settings))
  return later === null ? rest.lastIndexOf('@', settings) : settings + later[0].length - 1
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
