import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import { decodeOffline } from '../decode.ts'

const now = new Date('2026-11-24T12:00:00Z')
const secret = randomBytes(24).toString('hex')
const base64 = (value: object | string): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64')
const read = (decoder: string, value: string): Record<string, string> =>
  Object.fromEntries(decodeOffline([decoder], value, { now }).map(({ label, value }) => [label, value]))

const cloudKey = { o: '652992', n: 'ci-push', k: secret, m: { r: 'prod-eu-west-2' } }

it.each<[name: string, decoder: string, value: string, facts: Record<string, string>]>([
  [
    'where a token of 1Password signs in',
    'onepassword-token',
    `ops_${base64({ signInAddress: 'shop.1password.eu', email: 'abc@1passwordserviceaccounts.eu', secretKey: secret, muk: { k: secret } })}`,
    { 'Sign-in address': 'shop.1password.eu', 'Service account': 'abc@1passwordserviceaccounts.eu' }
  ],
  [
    'an organization of Sentry',
    'sentry-token',
    `sntrys_${base64({ iat: 1_764_000_000.5, url: 'https://sentry.io', region_url: 'https://de.sentry.io', org: 'shop' })}_${secret.slice(0, 43)}`,
    { Organization: 'shop', Address: 'https://sentry.io', Region: 'https://de.sentry.io', Issued: '2025-11-24T16:00:00Z' }
  ],
  ['an API key of Grafana', 'grafana-token', base64({ k: secret, n: 'ci', id: 7 }), { Organization: '7', Name: 'ci' }],
  [
    'a token of Grafana Cloud',
    'grafana-token',
    `glc_${base64(cloudKey)}`,
    { Organization: '652992', Name: 'ci-push', Region: 'prod-eu-west-2' }
  ],
  [
    'a temporary token of Mapbox',
    'mapbox-token',
    `tk.${Buffer.from(JSON.stringify({ u: 'shop', iat: 1_764_000_000, exp: 1_764_003_600, scopes: ['styles:read', 'fonts:read'] })).toString('base64url')}.${secret.slice(0, 22)}`,
    {
      Kind: expect.stringMatching(/^temporary/),
      Account: 'shop',
      Scope: 'styles:read, fonts:read',
      Issued: '2025-11-24T16:00:00Z',
      Expires: '2025-11-24T17:00:00Z, expired'
    }
  ],
  [
    'a secret token of Mapbox',
    'mapbox-token',
    `sk.${Buffer.from(JSON.stringify({ u: 'shop', a: 'ckl1' })).toString('base64url')}.${secret.slice(0, 22)}`,
    { Kind: 'secret token', Account: 'shop', 'Authorization id': 'ckl1' }
  ],
  [
    'the user and the account of a Bedrock key',
    'aws-bedrock-key',
    `ABSK${base64(`BedrockAPIKey-ab12-at-123456789012:${secret}`)}`,
    { Account: '123456789012', 'IAM user': 'BedrockAPIKey-ab12' }
  ],
  [
    'the end of a reference token of JFrog',
    'jfrog-reference-token',
    base64(`reftkn:01:1799999999:${secret.slice(0, 27)}`),
    { Kind: 'reference token', Expires: '2027-01-15T07:59:59Z, not yet expired' }
  ],
  [
    'a reference token without end',
    'jfrog-reference-token',
    base64(`reftkn:01:0000000000:${secret.slice(0, 27)}`),
    { Kind: 'reference token', Expires: 'not told by the token' }
  ],
  [
    'the number of a token of Jira Data Center',
    'atlassian-server-token',
    base64(`412345678901:${secret.slice(0, 20)}`),
    { 'Token number': '412345678901' }
  ]
])('%s', (_, decoder, value, facts) => {
  expect(read(decoder, value)).toEqual(facts)
  expect(JSON.stringify(read(decoder, value))).not.toContain(secret.slice(0, 20))
})

it('hostile fields are told no further than their shape allows', () => {
  const nested = JSON.stringify({ k: secret, n: { __proto__: null }, id: '7; drop', o: [1] })
  expect(read('grafana-token', base64(nested))).toEqual({})
  expect(read('grafana-token', base64('{"__proto__":{"k":"x"},"id":7}'))).toEqual({})
  expect(read('sentry-token', `sntrys_${base64({ org: 'a b', url: 'javascript:alert(1)', iat: 1e300 })}_${secret.slice(0, 43)}`)).toEqual(
    {}
  )
  expect(read('onepassword-token', `ops_${base64({ signInAddress: '\u202egro.elpmaxe', email: 'a@b@c' })}`)).toEqual({})
  expect(read('mapbox-token', `sk.${base64({ a: 'x', u: 7 }).replace(/=/g, '')}.${secret.slice(0, 22)}`)).toEqual({})
})

it('a checksum of Grafana is right or wrong', () => {
  const head = `glsa_${secret.slice(0, 32)}`
  const sum = Buffer.alloc(4)
  sum.writeUInt32LE(crc32(head))
  expect(read('grafana-token', `${head}_${sum.toString('hex')}`)).toEqual({ Checksum: 'right: issued in this form' })
  expect(read('grafana-token', `${head}_00000000`)).toEqual({ Checksum: 'wrong: altered, shortened or invented' })
})

it('a checksum of Atlassian is right or wrong', () => {
  const head = `ATATT3xFfGF0${secret}=`
  const sum = crc32(head).toString(16).toUpperCase().padStart(8, '0')
  expect(read('atlassian-token', head + sum)).toEqual({ Checksum: 'right: issued in this form' })
  expect(read('atlassian-token', `${head.replace('GF0', 'GF1')}${sum}`)).toEqual({ Checksum: 'wrong: altered, shortened or invented' })
})

it('a token of OpenShift leads to its object', () => {
  // The hash of 43 letters a, as `openssl dgst -sha256` gives it.
  const name = 'sha256~ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA'
  expect(read('openshift-token', `sha256~${'a'.repeat(43)}`)).toEqual({ 'Name of the token object': name })
})
