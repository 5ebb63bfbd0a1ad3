import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64Text } from '../base64.ts'
import { factsOf } from '../decoder.ts'
import { parseJsonObject } from '../json-object.ts'

/**
 * A service account token of 1Password is base64 of JSON: where it signs in and as whom, beside its keys, which are not told.
 * https://github.com/detunized/password-manager-access, src/OnePassword/Client.cs, ParseServiceAccountToken
 */
export function decodeOnepasswordToken(value: string): DecodedFact[] {
  const json = value.startsWith('ops_') ? parseJsonObject(decodeBase64Text(value.slice(4)) ?? '') : null
  if (json === null) return []
  return factsOf([
    ['Sign-in address', shaped(json.signInAddress, /^[\w.-]{4,100}$/)],
    ['Service account', shaped(json.email, /^[^\s@]{1,80}@[\w.-]{3,80}$/)],
    ['Device id', shaped(json.deviceUuid, /^[a-z0-9]{20,32}$/i)]
  ])
}

function shaped(field: unknown, shape: RegExp): string | null {
  return typeof field === 'string' && shape.test(field) ? field : null
}
