import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64Text } from '../base64.ts'
import { factsOf } from '../decoder.ts'
import { isoFromSeconds } from '../instant.ts'
import { parseJsonObject } from '../json-object.ts'

/**
 * Header and claims of a JSON Web Token (RFC 7519); of an encrypted one (RFC 7516, five parts) the header only.
 * The signature is never told.
 */
export function decodeJwt(value: string, now: Date): DecodedFact[] {
  const parts = value.trim().split('.')
  if (parts.length !== 3 && parts.length !== 5) return []
  const header = objectOf(parts[0])
  if (header === null || typeof header.alg !== 'string') return []
  if (parts.length === 5) {
    return factsOf([
      ['Algorithm', header.alg],
      ['Encryption', word(header.enc)],
      ['Key id', word(header.kid)]
    ])
  }
  const claims = objectOf(parts[1])
  if (claims === null) return []
  return factsOf([
    ['Algorithm', header.alg.toLowerCase() === 'none' ? 'none: anybody can write such a token' : header.alg],
    ['Key id', word(header.kid)],
    ['Issuer', word(claims.iss)],
    ['Subject', word(claims.sub)],
    ['Audience', words(claims.aud)],
    ['Client', word(claims.azp) ?? word(claims.client_id) ?? word(claims.appid)],
    ['Tenant', word(claims.tid)],
    ['Project', word(claims.ref)],
    ['Role', words(claims.role) ?? words(claims.roles)],
    ['Scope', words(claims.scope) ?? words(claims.scp) ?? words(claims.permissions)],
    ['Issued', isoFromSeconds(claims.iat)],
    ['Not valid before', isoFromSeconds(claims.nbf)],
    ['Expires', expiry(claims.exp, now)]
  ])
}

function objectOf(part: string | undefined): Record<string, unknown> | null {
  const text = decodeBase64Text(part ?? '')
  return text === null ? null : parseJsonObject(text)
}

function word(claim: unknown): string | null {
  return typeof claim === 'string' || typeof claim === 'number' ? String(claim) : null
}

function words(claim: unknown): string | null {
  if (!Array.isArray(claim)) return word(claim)
  return (
    claim
      .map(word)
      .filter((one) => one !== null)
      .join(', ') || null
  )
}

function expiry(claim: unknown, now: Date): string {
  if (claim === undefined) return 'never, as far as the token says'
  const time = isoFromSeconds(claim)
  if (time === null) return 'unreadable'
  return Date.parse(time) <= now.getTime() ? `${time}, expired` : `${time}, not yet expired`
}
