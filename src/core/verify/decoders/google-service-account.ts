import type { DecodedFact } from '../../../contract/model.ts'
import { parseJsonObject } from '../../detect/checks/json-object.ts'
import { factsOf, shaped } from '../decoder.ts'

/** Account, project and key id of a service account key. A part of the JSON, or JSON inside a string, is read too. */
export function decodeGoogleServiceAccount(value: string): DecodedFact[] {
  const json = parseJsonObject(value)
  const field = (name: string, shape: RegExp): string | null => {
    const raw = json === undefined ? new RegExp(`\\\\?"${name}\\\\?"\\s*:\\s*\\\\?"([^"\\\\]{1,200})`).exec(value)?.[1] : json[name]
    return shaped(raw, shape)
  }
  return factsOf([
    ['Account', field('client_email', /^[^\s@]+@[^\s@]+$/)],
    ['Project', field('project_id', /^[a-z0-9.:-]+$/)],
    ['Key id', field('private_key_id', /^[0-9a-f]{40}$/)],
    ['Client id', field('client_id', /^\d+$/)]
  ])
}
