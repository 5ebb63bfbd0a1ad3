import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64, decodeBase64Text } from '../base64.ts'
import { factsOf } from '../decoder.ts'
import { isoFromSeconds } from '../instant.ts'
import { snowflakeTime } from '../snowflake-time.ts'

/**
 * Account of a Discord token: its first part is the id in base64, and an id holds the time at which the account was made.
 * The middle part held the time of issue until it changed its form: seconds since 1970, before that since 2011
 * (https://github.com/Rapptz/discord.py, docs/token.rst at 48c9b36). It is told only where it falls after the account's
 * creation and within the years of that form.
 */
export function decodeDiscordToken(value: string, now: Date): DecodedFact[] {
  const parts = /^([A-Za-z0-9_-]{23,28})\.([A-Za-z0-9_-]{6,7})\.[A-Za-z0-9_-]{27,}$/.exec(value)
  const id = decodeBase64Text(parts?.[1] ?? '')
  if (id === null || !/^\d{17,20}$/.test(id)) return []
  const created = snowflakeTime(id)
  return factsOf([
    ['Bot or user id', id],
    ['Account created', created],
    ['Token issued', created === null ? null : issued(parts?.[2] ?? '', Date.parse(created) / 1000, now.getTime() / 1000)]
  ])
}

const formBefore2021 = { epoch: 1_293_840_000, until: Date.UTC(2021, 0) / 1000 }
const formOf2021 = { epoch: 0, until: Date.UTC(2022, 6) / 1000 }

function issued(part: string, created: number, now: number): string | null {
  const bytes = decodeBase64(part)
  if (bytes === null || bytes.length < 4) return null
  for (const { epoch, until } of [formOf2021, formBefore2021]) {
    const seconds = bytes.readUInt32BE(0) + epoch
    if (seconds >= created && seconds <= Math.min(until, now)) return isoFromSeconds(seconds)
  }
  return null
}
