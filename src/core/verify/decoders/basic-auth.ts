import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64Text } from '../base64.ts'
import { factsOf } from '../decoder.ts'

/** User of an HTTP Basic credential (RFC 7617), with or without the word Basic. */
export function decodeBasicAuth(value: string): DecodedFact[] {
  const pair = decodeBase64Text(value.trim().replace(/^basic\s+/i, ''))
  const colon = pair?.indexOf(':') ?? -1
  if (pair === null || colon < 0) return []
  return factsOf([['User', userOf(pair.slice(0, colon), pair.slice(colon + 1))]])
}

/** A name to show. Without a real password beside it the user is itself the token, as with many APIs, and is not told. */
export function userOf(user: string, password: string): string | null {
  const dummy = password === '' || password.toLowerCase() === 'x' || password === 'x-oauth-basic'
  return dummy || !/^[\p{L}\p{N} ._@+$\\/-]{1,100}$/u.test(user) ? null : user
}
