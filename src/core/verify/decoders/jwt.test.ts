import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { decodeJwt } from './jwt.ts'

const now = new Date('2026-11-24T12:00:00Z')
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const signature = randomBytes(32).toString('base64url')
const read = (header: object, claims: object): Record<string, string> =>
  Object.fromEntries(decodeJwt(`${part(header)}.${part(claims)}.${signature}`, now).map(({ label, value }) => [label, value]))

it('tells issuer, holder, rights and life', () => {
  const claims = {
    iss: 'https://id.example',
    sub: 'user-7',
    aud: ['api', 'web'],
    azp: 'spa',
    scp: ['read', 'write'],
    roles: 'admin',
    iat: 1_764_000_000,
    exp: 1_796_000_000
  }
  expect(read({ alg: 'RS256', kid: 'k1' }, claims)).toEqual({
    Algorithm: 'RS256',
    'Signing key id': 'k1',
    Issuer: 'https://id.example',
    Subject: 'user-7',
    Audience: 'api, web',
    'Client id': 'spa',
    Role: 'admin',
    Rights: 'read, write',
    Issued: '2025-11-24T16:00:00Z',
    Expires: '2026-11-30T00:53:20Z, not yet expired'
  })
})

it('judges expiry by the clock it is given', () => {
  expect(read({ alg: 'HS256' }, { exp: now.getTime() / 1000 }).Expires).toBe('2026-11-24T12:00:00Z, expired')
  expect(read({ alg: 'HS256' }, { exp: now.getTime() / 1000 + 1 }).Expires).toBe('2026-11-24T12:00:01Z, not yet expired')
  expect(read({ alg: 'HS256' }, {}).Expires).toBe('never, as far as the token says')
  expect(read({ alg: 'HS256' }, { exp: 1e300 }).Expires).toBe('unreadable')
})

it('warns of a token that nobody signed', () => {
  expect(read({ alg: 'None' }, {}).Algorithm).toBe('none: anybody can write such a token')
})

it('tells of an encrypted token what its header says', () => {
  const token = [part({ alg: 'dir', enc: 'A256GCM', kid: 'k9' }), '', 'aXY', 'Y2lwaGVy', 'dGFn'].join('.')
  expect(decodeJwt(token, now)).toEqual([
    { label: 'Algorithm', value: 'dir' },
    { label: 'Encryption', value: 'A256GCM' },
    { label: 'Signing key id', value: 'k9' }
  ])
})

it('never tells the signature or a claim that is no text', () => {
  const facts = JSON.stringify(read({ alg: 'HS256', kid: { a: 1 } }, { iss: { deep: 'x' }, aud: [{}, null], sub: 12 }))
  expect(facts).not.toContain(signature)
  expect(facts).toBe(JSON.stringify({ Algorithm: 'HS256', Subject: '12', Expires: 'never, as far as the token says' }))
})

it.each([
  [
    { 'kubernetes.io': { namespace: 'shop', serviceaccount: { name: 'deployer', uid: 'u1' } } },
    { Namespace: 'shop', 'Service account': 'deployer' }
  ],
  [
    { 'kubernetes.io/serviceaccount/namespace': 'shop', 'kubernetes.io/serviceaccount/service-account.name': 'deployer' },
    { Namespace: 'shop', 'Service account': 'deployer' }
  ],
  [{ 'kubernetes.io': 'shop' }, {}],
  [
    { tid: '11112222-3333-4444-5555-666677778888', upn: 'ann@shop.example' },
    { Tenant: '11112222-3333-4444-5555-666677778888', Account: 'ann@shop.example' }
  ],
  [
    { iss: 'supabase', ref: 'abcd' },
    { Issuer: 'supabase', Project: 'abcd' }
  ],
  [{ ref: 'refs/heads/main' }, {}],
  [
    { tid: 12345, org_id: 'org_1', key_id: 'k7' },
    { Organization: 'org_1', 'Key id': 'k7' }
  ]
])('tells the place and the holder that some issuers name: %#', (claims, facts) => {
  expect(read({ alg: 'RS256' }, claims)).toEqual({ Algorithm: 'RS256', Expires: 'never, as far as the token says', ...facts })
})
