import { crc32 } from 'node:zlib'
import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64 } from '../../detect/checks/decode-base64.ts'
import { checksumWords } from '../checksum-words.ts'
import { factsOf } from '../decoder.ts'

const kinds = new Map([
  ['glpat', 'personal, project or group access token'],
  ['gldt', 'deploy token'],
  ['glrt', 'runner authentication token'],
  ['glrtr', 'runner authentication token, of a runner made with a registration token'],
  ['glcbt', 'CI/CD job token'],
  ['glptt', 'pipeline trigger token'],
  ['glft', 'feed token'],
  ['glimt', 'incoming mail token'],
  ['glagent', 'Kubernetes agent token'],
  ['gloas', 'OAuth application secret'],
  ['glsoat', 'SCIM token'],
  ['glffct', 'feature flag client token']
])

/**
 * Kind by prefix, and of a routable token whom it belongs to. Such a token is `<prefix><payload>.<version>.<length><crc>`
 * (the first ones had no version): the payload is base64url of 16 random bytes, lines such as `u:<number in base 36>` and
 * a byte; the last seven characters are the CRC-32 of all before them, in base 36.
 * https://gitlab.com/gitlab-org/gitlab, lib/authn/token_field/generator/routable_token.rb
 */
export function decodeGitlabToken(value: string): DecodedFact[] {
  if (/^GR1348941[\w-]{20}$/.test(value)) return factsOf([['Kind', 'runner registration token, the older kind']])
  const kind = kinds.get(/^([a-z]{4,7})-[A-Za-z0-9_.-]{10,}$/.exec(value)?.[1] ?? '')
  if (kind === undefined) return []
  const routable = /^[A-Za-z0-9_-]+\.(?:[0-9a-z]{2}\.)?([0-9a-z]{2})([0-9a-z]{7})$/.exec(value)
  if (routable === null) return factsOf([['Kind', kind]])
  const isRight = crc32(value.slice(0, -7)).toString(36).padStart(7, '0') === routable[2]
  const route = isRight ? routeOf(value.slice(0, value.indexOf('.')), Number.parseInt(routable[1] ?? '', 36)) : new Map<string, string>()
  return factsOf([
    ['Kind', kind],
    ['Checksum', checksumWords(isRight)],
    ['Organization', route.get('o')],
    ['Group', route.get('g')],
    ['Project', route.get('p')],
    ['User id', route.get('u')],
    ['Cell', route.get('c')]
  ])
}

function routeOf(prefixed: string, length: number): Map<string, string> {
  const payload = decodeBase64(prefixed.slice(-length))
  const route = new Map<string, string>()
  for (const line of payload?.subarray(16, -1).toString('latin1').split('\n') ?? []) {
    const [, key, number] = /^([cgopu]):([0-9a-z]{1,10})$/.exec(line) ?? []
    if (key !== undefined && number !== undefined) route.set(key, String(Number.parseInt(number, 36)))
  }
  return route
}
