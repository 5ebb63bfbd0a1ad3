import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf, shaped } from '../decoder.ts'
import { userOf } from './basic-auth.ts'
import { connectionPairs } from './connection-pairs.ts'
import { parseConnectionUrl } from './connection-url.ts'

const keys = {
  host: ['server', 'datasource', 'host', 'hostname', 'hostaddr', 'address', 'addr', 'networkaddress', 'endpoint', 'accountendpoint'],
  port: ['port'],
  database: ['database', 'initialcatalog', 'dbname', 'databasename', 'entitypath', 'defaultdatabase'],
  user: ['userid', 'uid', 'user', 'username'],
  keyName: ['sharedaccesskeyname', 'accountname'],
  tls: ['sslmode', 'ssl', 'tls', 'usessl', 'encrypt', 'requiressl', 'sslenabled']
}

/** Where a connection string leads and as whom: never its password. Addresses and `key=value` strings of any database or broker. */
export function decodeConnectionString(value: string): DecodedFact[] {
  const address = parseConnectionUrl(value)
  if (address !== null) {
    const settings = connectionPairs(address.settings)
    return factsOf([
      ['Scheme', address.scheme],
      ...place(address.hosts),
      ['Database', address.database ?? shaped(pick(settings, keys.database), /^[\w .$-]{1,100}$/)],
      ['User', address.user ?? (settings.has('password') ? nameOf(pick(settings, keys.user)) : null)],
      ['TLS', tlsOf(address.scheme, settings)]
    ])
  }
  const settings = connectionPairs(value)
  const host = pick(settings, keys.host) ?? /^([\w.-]+:\d{2,5}),/.exec(value)?.[1]
  if (host === undefined && !settings.has('accountname')) return []
  const port = shaped(pick(settings, keys.port), /^\d{1,5}$/)
  const name = (host ?? '').replace(/^(?:tcp|np|lpc|admin):/i, '').replace(/^[a-z]+:\/\//i, '')
  const at = name.replace(/[,:](\d{1,5})\/?$/, ':$1').replace(/\/$/, '')
  return factsOf([
    ...place(/^[\w.:\\-]{1,255}$/.test(at) ? [port !== null && !/:\d+$/.test(at) ? `${at}:${port}` : at] : []),
    ['Database', shaped(pick(settings, keys.database), /^[\w .$-]{1,100}$/)],
    ['User', nameOf(pick(settings, keys.user))],
    ['Key name', shaped(pick(settings, keys.keyName), /^[\w.-]{1,100}$/)],
    ['TLS', tlsOf('', settings)]
  ])
}

function place(hosts: string[]): [string, string | null][] {
  const inside = hosts.length > 0 && hosts.every(isPrivate)
  return [
    ['Host', hosts.join(', ')],
    ['Reach', inside ? 'private or local address' : null]
  ]
}

/** Names and addresses that lead nowhere from outside. */
function isPrivate(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  if (/^\[?(?:::1|f[cd][0-9a-f]{2}:.*|fe80:.*)\]?$/.test(name)) return true
  if (/^(?:127|10)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^0\.0\.0\.0$/.test(name)) return true
  return /(?:^|\.)(?:localhost|local|internal|lan|svc|test)$/.test(name) || !/[.:]/.test(name)
}

function tlsOf(scheme: string, settings: Map<string, string>): string | null {
  const setting = shaped(pick(settings, keys.tls), /^[\w-]{1,20}$/)
  if (setting !== null) return setting
  return /^(?:rediss|amqps|mqtts|ldaps|https|wss|smtps|mongodb\+srv)$/.test(scheme) ? 'yes, by the scheme' : null
}

function pick(settings: Map<string, string>, names: string[]): string | undefined {
  return names.map((name) => settings.get(name)).find((value) => value !== undefined)
}

function nameOf(user: string | undefined): string | null {
  return user === undefined ? null : userOf(user, 'kept to itself')
}
