import { createHash } from 'node:crypto'
import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'

/**
 * Name of the object that a token of OpenShift is kept under: `oc delete useroauthaccesstokens <name>` ends the token.
 * https://github.com/openshift/api, oauth/v1/types.go
 */
export function decodeOpenshiftToken(value: string): DecodedFact[] {
  const secret = /^sha256~([\w-]{43})$/.exec(value)?.[1]
  if (secret === undefined) return []
  return factsOf([['Key id', `sha256~${createHash('sha256').update(secret).digest('base64url')}`]])
}
