import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64Object } from '../base64.ts'
import { factsOf, shaped } from '../decoder.ts'
import { isoFromSeconds } from '../instant.ts'

/**
 * An organization token of Sentry holds the organization, the addresses it is for and the time of issue, in base64 of JSON.
 * https://github.com/getsentry/sentry, src/sentry/utils/security/orgauthtoken_token.py
 */
export function decodeSentryToken(value: string): DecodedFact[] {
  const body = /^sntrys_([A-Za-z0-9+/]{20,1000}={0,2})_[A-Za-z0-9+/]{20,80}$/.exec(value)?.[1]
  const json = decodeBase64Object(body ?? '')
  if (json === undefined) return []
  return factsOf([
    ['Organization', shaped(json.org, /^[\w-]{1,100}$/)],
    ['Host', shaped(json.url, /^https?:\/\/[\w.:/-]{1,150}$/)],
    ['Region', shaped(json.region_url, /^https?:\/\/[\w.:/-]{1,150}$/)],
    ['Issued', isoFromSeconds(json.iat)]
  ])
}
