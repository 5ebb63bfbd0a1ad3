import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import { decodeOffline } from '../decode.ts'

const now = new Date('2026-11-24T12:00:00Z')
const secret = randomBytes(24).toString('hex')
const base64 = (value: object | string): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64')
const read = (decoder: string, value: string): Record<string, string> =>
  Object.fromEntries(decodeOffline([decoder], value, { now }).map(({ label, value }) => [label, value]))

it.each<[name: string, decoder: string, value: string, facts: Record<string, string>]>([
  [
    'an organization of Sentry',
    'sentry-token',
    `sntrys_${base64({ iat: 1_764_000_000.5, url: 'https://sentry.io', region_url: 'https://de.sentry.io', org: 'shop' })}_${secret.slice(0, 43)}`,
    { Organization: 'shop', Host: 'https://sentry.io', Region: 'https://de.sentry.io', Issued: '2025-11-24T16:00:00Z' }
  ],
  ['an API key of Grafana', 'grafana-token', base64({ k: secret, n: 'ci', id: 7 }), { Organization: '7', 'Key name': 'ci' }],
  ['nothing of a token of Grafana Cloud', 'grafana-token', `glc_${base64({ o: '652992', n: 'ci-push', k: secret })}`, {}],
  [
    'a temporary token of Mapbox',
    'mapbox-token',
    `tk.${Buffer.from(JSON.stringify({ u: 'shop', iat: 1_764_000_000, exp: 1_764_003_600, scopes: ['styles:read', 'fonts:read'] })).toString('base64url')}.${secret.slice(0, 22)}`,
    {
      Kind: expect.stringMatching(/^temporary/),
      Account: 'shop',
      Rights: 'styles:read, fonts:read',
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
  expect(read('mapbox-token', `sk.${base64({ a: 'x', u: 7 }).replace(/=/g, '')}.${secret.slice(0, 22)}`)).toEqual({})
})

it('a checksum of Grafana is right or wrong', () => {
  const head = `glsa_${secret.slice(0, 32)}`
  const sum = Buffer.alloc(4)
  sum.writeUInt32LE(crc32(head))
  expect(read('grafana-token', `${head}_${sum.toString('hex')}`)).toEqual({ Checksum: 'right: issued in this form' })
  expect(read('grafana-token', `${head}_00000000`)).toEqual({ Checksum: 'wrong: altered, shortened or invented' })
})

it('a token of OpenShift leads to its object', () => {
  // The hash of 43 letters a, as `openssl dgst -sha256` gives it.
  const name = 'sha256~ZtNPunH49FD35FWYhT5Tv8I7vRKQJ8uxMaL0_9eHjNA'
  expect(read('openshift-token', `sha256~${'a'.repeat(43)}`)).toEqual({ 'Key id': name })
})
