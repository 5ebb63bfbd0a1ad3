import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'

const kinds = new Map([
  ['xoxb', 'bot token'],
  ['xoxp', 'user token'],
  ['xoxc', 'browser session token'],
  ['xoxd', 'browser session cookie'],
  ['xoxa', 'legacy workspace access or refresh token'],
  ['xoxr', 'legacy workspace access or refresh token'],
  ['xoxo', 'legacy tester token'],
  ['xoxs', 'legacy tester token'],
  ['xapp', 'app-level token']
])

/**
 * Kind of a Slack token, by its prefix: survey of scanners, kind, and of those that are refreshed
 * https://docs.slack.dev/authentication/using-token-rotation and https://docs.slack.dev/reference/methods/tooling.tokens.rotate. What the numbers
 * inside stand for is not documented.
 */
export function decodeSlackToken(value: string): DecodedFact[] {
  if (/^xoxe-\d-[A-Za-z0-9]{20,}$/.test(value)) return factsOf([['Kind', 'refresh token']])
  const rotating = /^xoxe\.(xox[bp])-\d-[A-Za-z0-9]{20,}$/.exec(value)
  if (rotating !== null) {
    const holder = rotating[1] === 'xoxb' ? 'bot' : 'user or app configuration'
    return factsOf([['Kind', `rotating access token (${holder}): twelve hours`]])
  }
  return factsOf([['Kind', kinds.get(/^(xox[a-z]|xapp)-.{10,}$/.exec(value)?.[1] ?? '')]])
}
