import { BulkheadError } from '../../../contract/errors.ts'

/** In memory for one call; never written, logged or put into an address. */
export interface Credentials {
  user: string
  token: string
}

/** Where a repository is fetched from, without user and token. */
export interface RemoteAddress {
  /** Without a slash at its end. */
  url: string
  origin: string
  host: string
  credentials: Credentials | undefined
}

/**
 * Takes an http or https address apart; a user and token in it are used when none are given. Throws clone.bad-address, also for
 * a token that would travel in the clear.
 */
export function parseRemoteAddress(address: string, given: Credentials | null | undefined): RemoteAddress {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(address)?.[1]?.toLowerCase()
    const what = scheme ? `${scheme}:// addresses are` : /^[^/]+@[^/]+:/.test(address) ? 'SSH addresses are' : 'that is'
    throw badAddress(
      `${what} not supported for cloning`,
      'Use the https:// address of the repository, or clone it with git and scan the folder.'
    )
  }
  const embedded = { user: decode(url.username), token: decode(url.password) }
  const credentials = given ?? (embedded.user || embedded.token ? embedded : undefined)
  if (credentials && url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw badAddress(
      `the token would go to ${url.host} over http, unencrypted`,
      'Use its https:// address, or clone it with git and scan the folder.'
    )
  }
  return { url: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, origin: url.origin, host: url.host, credentials }
}

function badAddress(what: string, remedy: string): BulkheadError {
  return new BulkheadError('clone.bad-address', `Cannot clone: ${what}. ${remedy}`)
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A lone percent sign: taken as it was typed.
    return part
  }
}
