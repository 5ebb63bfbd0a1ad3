import { isoFromSeconds } from './instant.ts'

/** Time in a Discord id: milliseconds since 2015 above bit 22. https://docs.discord.com/developers/reference#snowflakes */
export function snowflakeTime(id: string): string | null {
  return /^\d{17,20}$/.test(id) ? isoFromSeconds(Number((BigInt(id) >> 22n) + 1_420_070_400_000n) / 1000) : null
}
