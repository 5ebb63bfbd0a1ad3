import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64 } from '../../detect/checks/decode-base64.ts'
import { factsOf } from '../decoder.ts'

/**
 * Number in a personal access token of Jira or Confluence Data Center, which is base64 of it, a colon and random bytes: survey of scanners,
 * format. What the number counts is not stated.
 */
export function decodeAtlassianServerToken(value: string): DecodedFact[] {
  const bytes = /^[MNO][A-Za-z0-9+/]{43}$/.test(value) ? decodeBase64(value) : undefined
  return factsOf([['Token number', /^(\d{8,14}):/.exec(bytes?.toString('latin1') ?? '')?.[1]]])
}
