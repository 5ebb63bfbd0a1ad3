import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { expect, it } from 'vitest'
import { decodeGitlabToken } from './gitlab-token.ts'

/** Built as GitLab builds them: lib/authn/token_field/generator/routable_token.rb. */
function routable(prefix: string, route: string, version = '.01'): string {
  const payload = Buffer.concat([randomBytes(16), Buffer.from(route), Buffer.from([route.length])]).toString('base64url')
  const head = `${prefix}${payload}${version}.${payload.length.toString(36).padStart(2, '0')}`
  return head + crc32(head).toString(36).padStart(7, '0')
}

const read = (value: string): Record<string, string> =>
  Object.fromEntries(decodeGitlabToken(value).map(({ label, value }) => [label, value]))

it('reads whom a routable token belongs to, which numbers are in base 36', () => {
  expect(read(routable('glpat-', 'c:1\no:1\nu:2n9c'))).toEqual({
    Kind: 'personal, project or group access token',
    Checksum: 'right: issued in this form',
    Organization: '1',
    'User id': '123456',
    Cell: '1'
  })
})

it('reads the first routable form, which has no version', () => {
  expect(read(routable('glrt-', 'g:a\no:1\np:10', ''))).toMatchObject({ Kind: 'runner authentication token', Group: '10', Project: '36' })
})

it('trusts no route under a wrong checksum', () => {
  const token = routable('glpat-', 'o:1\nu:a')
  const altered = token.slice(0, 8) + (token[8] === 'A' ? 'B' : 'A') + token.slice(9)
  expect(read(altered)).toEqual({ Kind: expect.any(String), Checksum: expect.stringMatching(/^wrong/) })
})

it('tells the kind of a token of the older form', () => {
  expect(read(`gldt-${randomBytes(15).toString('base64url')}`)).toEqual({ Kind: 'deploy token' })
  // https://docs.gitlab.com/security/tokens/#token-prefixes
  expect(read(`glrtr-${randomBytes(15).toString('base64url')}`)).toEqual({ Kind: expect.stringMatching(/^runner authentication token/) })
})

it('tells the old runner registration token by its beginning', () => {
  expect(read(`GR1348941${randomBytes(15).toString('base64url')}`)).toEqual({ Kind: 'runner registration token, the older kind' })
})
