import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'

/** The id of a SendGrid key is its middle part; the API deletes a key by it. https://www.twilio.com/docs/sendgrid/api-reference/api-keys */
export function decodeSendgridKey(value: string): DecodedFact[] {
  return factsOf([['Key id', /^SG\.([A-Za-z0-9_-]{16,32})\.[A-Za-z0-9_-]{16,64}$/.exec(value)?.[1]]])
}
