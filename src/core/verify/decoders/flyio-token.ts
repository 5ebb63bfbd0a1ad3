import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64 } from '../../detect/checks/decode-base64.ts'
import { factsOf } from '../decoder.ts'
import { expiryWords } from '../instant.ts'
import { type Packed, readMsgpack } from '../msgpack.ts'

/** Numbers of the caveats that are read, of https://github.com/superfly/macaroon/blob/main/caveat.go */
const caveats = { organization: 0, apps: 3, validity: 4, confineUser: 8, isUser: 10, thirdParty: 11 }

const rights = ['read', 'write', 'create', 'delete', 'control']

/**
 * What a token of Fly.io is limited to. The header is `FlyV1` and macaroons with commas between; each is a prefix and base64 of
 * MessagePack: nonce, location, caveats (a number, then its fields), end. https://github.com/superfly/macaroon, flyio/caveats.md
 */
export function decodeFlyioToken(value: string, now: Date): DecodedFact[] {
  const tokens = value
    .trim()
    .replace(/^FlyV1\s+/, '')
    .split(',', 20)
    .flatMap((token) => caveatsOf(token) ?? [])
  const [first] = tokens
  if (first === undefined) return []
  const all = tokens.flatMap(({ limits }) => limits)
  const fieldsOf = (number: number): Packed[] | undefined => all.find(([type]) => type === number)?.[1]
  const [organization, mask] = fieldsOf(caveats.organization) ?? []
  const ends = all.flatMap(([type, [, end]]) =>
    type === caveats.validity && (typeof end === 'number' || typeof end === 'bigint') ? [Number(end)] : []
  )
  const [user] = fieldsOf(caveats.isUser) ?? fieldsOf(caveats.confineUser) ?? []
  return factsOf([
    ['Issuer', first.location],
    ['Organization', idOf(organization)],
    ['Rights', rightsOf(mask)],
    ['Apps', appsOf(fieldsOf(caveats.apps))],
    ['User id', idOf(user)],
    ['Expires', ends.length === 0 ? null : expiryWords(Math.min(...ends), now)],
    [
      'Needs',
      first.limits.some(([type]) => type === caveats.thirdParty) && tokens.length < 2 ? 'a second token that confirms the user' : null
    ]
  ])
}

interface Limits {
  location: string
  limits: [type: number, fields: Packed[]][]
}

function caveatsOf(token: string): Limits | null {
  const body = /^fm(?:1[ar]|2)_([A-Za-z0-9+/]{20,}={0,3})$/.exec(token.trim())?.[1]
  const bytes = body === undefined ? undefined : decodeBase64(body)
  const macaroon = bytes === undefined ? null : readMsgpack(bytes)
  if (!Array.isArray(macaroon) || macaroon.length < 3) return null
  const [, location, set] = macaroon
  if (typeof location !== 'string' || !Array.isArray(set)) return null
  const limits = set.flatMap((type, at): Limits['limits'] => {
    const fields = set[at + 1]
    return at % 2 === 0 && typeof type === 'number' && Array.isArray(fields) ? [[type, fields]] : []
  })
  return { location: /^https:\/\/[\w./-]{3,100}$/.test(location) ? location : '', limits }
}

function idOf(field: Packed | undefined): string | null {
  return typeof field === 'number' || typeof field === 'bigint' ? String(field) : null
}

function rightsOf(mask: Packed | undefined): string | null {
  if (typeof mask !== 'number') return null
  return (mask & 31) === 31 ? 'all' : rights.filter((_, bit) => mask & (1 << bit)).join(', ') || 'none'
}

/** Apps are a map of number to rights; number 0 stands for all. */
function appsOf(fields: Packed[] | undefined): string | null {
  const [map] = fields ?? []
  if (!Array.isArray(map)) return null
  const ids = map.filter((_, at) => at % 2 === 0).map(idOf)
  return ids.includes('0') ? 'all' : ids.filter((id) => id !== null).join(', ')
}
