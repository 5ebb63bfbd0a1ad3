import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64 } from '../base64.ts'
import { factsOf } from '../decoder.ts'

/**
 * A long-term API key of Amazon Bedrock is base64 of `<IAM user>-at-<account>:<secret>`. AWS makes the user for the key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_bedrock.html
 */
export function decodeAwsBedrockKey(value: string): DecodedFact[] {
  const bytes = value.startsWith('ABSK') ? decodeBase64(value.slice(4)) : null
  const [, user, account] = /^([\w+=,.@-]{1,64})-at-(\d{12}):/.exec(bytes?.toString('latin1') ?? '') ?? []
  return factsOf([
    ['Account', account],
    ['IAM user', user]
  ])
}
