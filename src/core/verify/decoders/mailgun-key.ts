import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'

/**
 * The id of a Mailgun key: its last two groups of hex digits, as the Keys API lists it and takes it to delete the key.
 * https://documentation.mailgun.com/docs/mailgun/api-reference/openapi-final/tag/Keys
 */
export function decodeMailgunKey(value: string): DecodedFact[] {
  const id = /^[0-9a-f]{32}-([0-9a-f]{8}-[0-9a-f]{8})$/.exec(value)?.[1]
  const old = /^key-[0-9a-z]{32}$/.test(value)
  if (id === undefined && !old) return []
  return factsOf([
    ['Key id', id],
    ['Form', old ? 'old: an API key or a webhook signing key, the value does not say' : null],
    ['Region', 'not in the key: US and EU accounts have hosts of their own']
  ])
}
