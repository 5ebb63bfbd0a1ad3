import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64Text } from '../base64.ts'
import { factsOf } from '../decoder.ts'
import { expiryWords } from '../instant.ts'

/**
 * A reference token of the JFrog Platform stands for an access token; it is base64 of `reftkn:01:<seconds since 1970>:<secret>`.
 * https://jfrog.com/help/r/jfrog-platform-administration-documentation/understanding-reference-tokens
 */
export function decodeJfrogReferenceToken(value: string, now: Date): DecodedFact[] {
  const text = /^cmVmd[A-Za-z0-9]{59}$/.test(value) ? decodeBase64Text(value) : null
  const end = /^reftkn:\d{2}:(\d{10}):./.exec(text ?? '')?.[1]
  if (end === undefined) return []
  return factsOf([
    ['Kind', 'reference token'],
    ['Expires', Number(end) === 0 ? 'not told by the token' : expiryWords(Number(end), now)]
  ])
}
