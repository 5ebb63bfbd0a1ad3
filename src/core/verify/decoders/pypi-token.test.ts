import { randomBytes, randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { decodePypiToken } from './pypi-token.ts'

const now = new Date('2026-11-24T12:00:00Z')
const id = randomUUID()

/** A macaroon in binary form, version 2. */
function token(...caveats: unknown[]): string {
  const field = (type: number, content: string | Buffer): Buffer => {
    const bytes = Buffer.from(content)
    const length = bytes.length < 0x80 ? [bytes.length] : [(bytes.length & 0x7f) | 0x80, bytes.length >> 7]
    return Buffer.concat([Buffer.from([type, ...length]), bytes])
  }
  const end = Buffer.from([0])
  const limits = caveats.flatMap((caveat) => [field(2, JSON.stringify(caveat)), end])
  const macaroon = Buffer.concat([
    Buffer.from([2]),
    field(1, 'registry.example'),
    field(2, id),
    end,
    ...limits,
    end,
    field(6, randomBytes(32))
  ])
  return `pypi-${macaroon.toString('base64url')}`
}

const read = (...caveats: unknown[]): Record<string, string> =>
  Object.fromEntries(decodePypiToken(token(...caveats), now).map(({ label, value }) => [label, value]))

it.each([
  [[[1, ['shop-client', 'shop-core']]], { Projects: 'shop-client, shop-core' }],
  [[{ version: 1, permissions: { projects: ['shop-client'] } }, { project_ids: ['a', 'b'] }], { Projects: '2 named by id' }],
  [[{ version: 1, permissions: 'user' }], { Projects: 'every project of the user, as far as the token says' }],
  [[[3, 'user-uuid']], { Projects: 'every project of the user, as far as the token says', 'User id': 'user-uuid' }],
  [[[0, 1_764_000_000, 1_763_000_000]], { Projects: expect.any(String), Expires: '2025-11-24T16:00:00Z, expired' }],
  [[['x'.repeat(300)], [99, 'of a later form'], 'no object'], { Projects: expect.any(String) }]
])('reads the caveats %j', (caveats, facts) => {
  expect(read(...caveats)).toEqual({ 'Key id': id, ...facts })
})

it('has nothing to say of a token cut off', () => {
  expect(decodePypiToken(token([1, ['shop']]).slice(0, -30), now)).toEqual([])
})
