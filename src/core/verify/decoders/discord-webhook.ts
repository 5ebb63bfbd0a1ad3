import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'
import { snowflakeTime } from '../snowflake-time.ts'

/** Id and age of a Discord webhook. https://docs.discord.com/developers/resources/webhook */
export function decodeDiscordWebhook(value: string): DecodedFact[] {
  const id = /discord(?:app)?\.com\/api\/(?:v\d+\/)?webhooks\/(\d{17,20})\/./.exec(value)?.[1]
  if (id === undefined) return []
  return factsOf([
    ['Webhook id', id],
    ['Created', snowflakeTime(id)]
  ])
}
