import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase32 } from '../base32.ts'
import { factsOf } from '../decoder.ts'

const kinds = new Map([
  ['AKIA', 'long-lived access key'],
  ['ASIA', 'temporary access key: dead without its session token, and after hours'],
  ['ABIA', 'service bearer token'],
  ['ACCA', 'context-specific credential']
])

/**
 * Accounts in which the public service canarytokens.org makes its keys: each use of one alerts whoever planted it.
 * https://github.com/0xCardinal/covert-canary-detection, tokens/aws_keys.md, and https://onappsec.com/2022/10
 */
const canaryAccounts = new Set(['992382622183', '595918472158'])

/**
 * Kind and account of the access key id that stands in the value. The account number is in the id: of the first 48 bits
 * of its base32 part, bits 7 to 46. Ids older than that form start with I or J after the prefix and do not hold it.
 * https://trufflesecurity.com/blog/research-uncovers-aws-account-numbers-hidden-in-access-keys
 */
export function decodeAwsAccessKey(value: string): DecodedFact[] {
  const found = /(?<![A-Z0-9])(AKIA|ASIA|ABIA|ACCA)([A-Z2-7]{16})(?![A-Z0-9])/.exec(value)
  const prefix = found?.[1]
  const body = found?.[2]
  if (prefix === undefined || body === undefined) return []
  const account = /^[IJ]/.test(body) ? null : accountOf(body)
  return factsOf([
    ['Kind', kinds.get(prefix)],
    ['Account', account],
    [
      'Canary',
      canaryAccounts.has(account ?? '') ? 'likely: an account of canarytokens.org. A check of the key alerts whoever planted it' : null
    ]
  ])
}

function accountOf(body: string): string | null {
  const bits = decodeBase32(body.slice(0, 10))?.readUIntBE(0, 6)
  if (bits === undefined) return null
  const account = (BigInt(bits) & 0x7fffffffff80n) >> 7n
  // Accounts have twelve digits; more means that the id was made up.
  return account < 1_000_000_000_000n ? account.toString().padStart(12, '0') : null
}
