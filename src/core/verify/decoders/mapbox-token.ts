import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64Object } from '../base64.ts'
import { factsOf } from '../decoder.ts'
import { expiryWords, isoFromSeconds } from '../instant.ts'

const kinds = new Map([
  ['pk', 'public token: meant to be in pages and apps'],
  ['sk', 'secret token'],
  ['tk', 'temporary token: dies within the hour']
])

/**
 * A Mapbox token is kind, payload and signature; the payload is base64url of JSON. Scopes and life stand in temporary ones only.
 * https://docs.mapbox.com/api/accounts/tokens and https://github.com/mapbox/parse-mapbox-token
 */
export function decodeMapboxToken(value: string, now: Date): DecodedFact[] {
  const [, prefix = '', body = ''] = /^([pst]k)\.([\w-]{20,2000})\.[\w-]{20,60}$/.exec(value) ?? []
  const json = decodeBase64Object(body)
  if (typeof json?.u !== 'string') return []
  return factsOf([
    ['Kind', kinds.get(prefix)],
    ['Account', json.u],
    ['Authorization id', typeof json.a === 'string' ? json.a : null],
    ['Rights', Array.isArray(json.scopes) ? json.scopes.filter((scope) => typeof scope === 'string').join(', ') : null],
    ['Issued', isoFromSeconds(json.iat)],
    ['Expires', expiryWords(json.exp, now)]
  ])
}
