import { BulkheadError } from '../../contract/errors.ts'

export interface CloneAddress {
  /** Without user and token: safe to store and to show. */
  url: string
  host: string
  name: string
  /** From `https://user:token@host/`; never stored. */
  credentials: { user: string; token: string } | undefined
}

const other = /^(?:[a-z][a-z0-9+.-]*:\/\/|[^/\\\s]+@[^/\\\s]+:)/i

/** True for what is meant as an address, even one that can't be cloned; false for a path on this machine. */
export const isAddress = (location: string): boolean => other.test(location)

/** Parses an http or https address of a repository. Throws `clone.bad-address`. */
export function parseCloneAddress(location: string): CloneAddress {
  const refuse = (why: string): never => {
    throw new BulkheadError(
      'clone.bad-address',
      `That address can't be cloned: ${why} Use https://host/path/to/repository, or clone it with git and scan the folder.`
    )
  }
  if (!/^https?:\/\//i.test(location)) {
    if (/^file:\/\//i.test(location)) refuse('file:// is a folder on this machine.')
    refuse('only http and https are supported.')
  }
  let parsed: URL
  try {
    parsed = new URL(location)
  } catch {
    return refuse('it is not a well-formed URL.')
  }
  if (parsed.search || parsed.hash) refuse('it has a query or a fragment.')
  const path = parsed.pathname.replace(/\/+$/, '')
  if (!path) refuse('it names a host but no repository.')
  const decoded = (part: string): string => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  }
  const user = decoded(parsed.username)
  const token = decoded(parsed.password)
  return {
    url: `${parsed.protocol}//${parsed.host}${path}`,
    host: parsed.host,
    name: decoded(path.split('/').pop() ?? parsed.host).replace(/\.git$/, '') || parsed.host,
    credentials: user || token ? { user, token } : undefined
  }
}
