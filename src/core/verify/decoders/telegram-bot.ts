import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'

/** The bot of a Telegram token: the number before the colon. */
export function decodeTelegramBot(value: string): DecodedFact[] {
  return factsOf([['Bot id', /^(?:bot)?(\d{5,16}):[A-Za-z0-9_-]{30,40}$/.exec(value)?.[1]]])
}
