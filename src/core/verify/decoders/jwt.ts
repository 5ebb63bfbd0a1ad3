import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64Object } from '../base64.ts'
import { factsOf } from '../decoder.ts'
import { expiryWords, isoFromSeconds } from '../instant.ts'

/**
 * Header and claims of a JSON Web Token (RFC 7519); of an encrypted one (RFC 7516, five parts) the header only.
 * The signature is never told. `ref` is read of Supabase alone: https://supabase.com/docs/guides/auth/jwt-fields, as others quote it
 */
export function decodeJwt(value: string, now: Date): DecodedFact[] {
  const parts = value.trim().split('.')
  if (parts.length !== 3 && parts.length !== 5) return []
  const header = decodeBase64Object(parts[0] ?? '')
  if (typeof header?.alg !== 'string') return []
  if (parts.length === 5) {
    return factsOf([
      ['Algorithm', header.alg],
      ['Encryption', word(header.enc)],
      ['Signing key id', word(header.kid)]
    ])
  }
  const claims = decodeBase64Object(parts[1] ?? '')
  if (claims === undefined) return []
  return factsOf([
    ['Algorithm', header.alg.toLowerCase() === 'none' ? 'none: anybody can write such a token' : header.alg],
    ['Signing key id', word(header.kid)],
    ['Key id', word(claims.key_id)],
    ['Issuer', word(claims.iss)],
    ['Subject', word(claims.sub)],
    ['Audience', words(claims.aud)],
    ['Account', word(claims.preferred_username) ?? word(claims.upn) ?? word(claims.email)],
    ['Client id', word(claims.azp) ?? word(claims.client_id) ?? word(claims.appid)],
    ['Organization', word(claims.org_id)],
    ['Tenant', tenantOf(claims.tid)],
    ['Project', claims.iss === 'supabase' ? word(claims.ref) : null],
    ...kubernetesFacts(claims),
    ['Role', words(claims.role) ?? words(claims.roles)],
    ['Rights', words(claims.scope) ?? words(claims.scp) ?? words(claims.permissions)],
    ['Issued', isoFromSeconds(claims.iat)],
    ['Valid from', isoFromSeconds(claims.nbf)],
    ['Expires', expiry(claims.exp, now)]
  ])
}

/** Entra ID writes the tenant as a UUID; elsewhere the claim means other things. */
function tenantOf(claim: unknown): string | null {
  return typeof claim === 'string' && /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(claim) ? claim : null
}

/** Namespace and account of a service account token, in its form of today and that before Kubernetes 1.24. KEP-1205 */
function kubernetesFacts(claims: Record<string, unknown>): [string, string | null][] {
  const bound = recordOf(claims['kubernetes.io'])
  return [
    ['Namespace', word(bound.namespace) ?? word(claims['kubernetes.io/serviceaccount/namespace'])],
    ['Service account', word(recordOf(bound.serviceaccount).name) ?? word(claims['kubernetes.io/serviceaccount/service-account.name'])]
  ]
}

function recordOf(claim: unknown): Record<string, unknown> {
  return typeof claim === 'object' && claim !== null ? { ...claim } : {}
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
  return expiryWords(claim, now) ?? 'unreadable'
}
