import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64 } from '../base64.ts'
import { factsOf } from '../decoder.ts'

/**
 * Number of a personal access token of Jira or Confluence Data Center: base64 of twelve digits, a colon and random bytes.
 * https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html; the form as seen in issued tokens.
 */
export function decodeAtlassianServerToken(value: string): DecodedFact[] {
  const bytes = /^[MNO][A-Za-z0-9+/]{43}$/.test(value) ? decodeBase64(value) : null
  return factsOf([['Token number', /^(\d{8,14}):/.exec(bytes?.toString('latin1') ?? '')?.[1]]])
}
