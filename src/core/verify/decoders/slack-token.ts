import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'

/** Kind by prefix, and what its leading numbers stand for. */
const kinds = new Map<string, { kind: string; numbers: readonly string[] }>([
  ['xoxb', { kind: 'bot token', numbers: ['Workspace number', 'Bot number'] }],
  ['xoxp', { kind: 'user token', numbers: ['Workspace number', 'User number'] }],
  ['xoxc', { kind: 'browser session token', numbers: ['Workspace number', 'User number'] }],
  ['xoxd', { kind: 'browser session cookie', numbers: [] }],
  ['xoxa', { kind: 'legacy workspace access token', numbers: [] }],
  ['xoxr', { kind: 'legacy workspace refresh token', numbers: [] }],
  ['xoxo', { kind: 'legacy token', numbers: [] }],
  ['xoxs', { kind: 'legacy session token', numbers: [] }]
])

/** Kind and ids of a Slack token. The last part, which is the secret, is never told. https://docs.slack.dev/authentication/tokens */
export function decodeSlackToken(value: string): DecodedFact[] {
  const app = /^xapp-\d-(A[A-Z0-9]{5,20})-\d+-[A-Za-z0-9]+$/.exec(value)
  if (app !== null) {
    return factsOf([
      ['Kind', 'app-level token'],
      ['App id', app[1]]
    ])
  }
  if (/^xoxe-\d-[A-Za-z0-9]{20,}$/.test(value)) return factsOf([['Kind', 'refresh token']])
  const rotating = /^xoxe\.(xox[bp])-\d-[A-Za-z0-9]{20,}$/.exec(value)
  if (rotating !== null) {
    const holder = rotating[1] === 'xoxb' ? 'bot' : 'user or app configuration'
    return factsOf([['Kind', `rotating access token (${holder}): dies within hours unless it is refreshed`]])
  }
  const parts = /^(xox[a-z])-(.{10,})$/.exec(value)
  const known = kinds.get(parts?.[1] ?? '')
  if (known === undefined) return []
  const numbers = (parts?.[2] ?? '').split('-')
  return factsOf([
    ['Kind', known.kind],
    ...known.numbers.map((label, at): [string, string | null] => {
      const number = numbers[at] ?? ''
      // The last part is the secret, also when it is made of digits only.
      return [label, at < numbers.length - 1 && /^\d{8,15}$/.test(number) ? number : null]
    })
  ])
}
