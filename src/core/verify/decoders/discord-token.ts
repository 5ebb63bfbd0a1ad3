import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64Text } from '../base64.ts'
import { factsOf } from '../decoder.ts'
import { snowflakeTime } from '../snowflake-time.ts'

/**
 * Bot or user of a Discord token: its first part is base64 of an id, as in the example (read as others quote it) of
 * https://docs.discord.com/developers/reference#authentication, and an id holds the time at which the account was made. The other parts mean
 * nothing that is documented.
 */
export function decodeDiscordToken(value: string): DecodedFact[] {
  const first = /^([A-Za-z0-9_-]{23,28})\.[A-Za-z0-9_-]{6,7}\.[A-Za-z0-9_-]{27,}$/.exec(value)?.[1]
  const id = decodeBase64Text(first ?? '')
  if (id === null || !/^\d{17,20}$/.test(id)) return []
  return factsOf([
    ['User id', id],
    ['Account created', snowflakeTime(id)]
  ])
}
