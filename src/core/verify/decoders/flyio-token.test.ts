import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { readMsgpack } from '../msgpack.ts'
import { decodeFlyioToken } from './flyio-token.ts'

const now = new Date('2026-11-24T12:00:00Z')
const read = (value: string): Record<string, string> =>
  Object.fromEntries(decodeFlyioToken(value, now).map(({ label, value }) => [label, value]))

type Value = number | string | Buffer | Value[] | Map<number, number>

/** MessagePack as the macaroons have it: short lists and maps, numbers as small as they go. */
function pack(value: Value): Buffer {
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([0x90 | value.length]), ...value.map(pack)])
  if (value instanceof Map) return Buffer.concat([Buffer.from([0x80 | value.size]), ...[...value].flat().map(pack)])
  if (Buffer.isBuffer(value)) return Buffer.concat([Buffer.from([0xc4, value.length]), value])
  if (typeof value === 'string') return Buffer.concat([Buffer.from([0xd9, value.length]), Buffer.from(value)])
  if (value < 0x80) return Buffer.from([value])
  const bytes = Buffer.alloc(value < 0x10000 ? 3 : 5)
  bytes[0] = value < 0x10000 ? 0xcd : 0xce
  bytes.writeUIntBE(value, 1, bytes.length - 1)
  return bytes
}

const tail = randomBytes(32)
const token = (location: string, ...caveats: [type: number, fields: Value[]][]): string =>
  `fm2_${pack([[randomBytes(16), randomBytes(16), 0], location, caveats.flat(), tail]).toString('base64')}`
const permission = 'https://api.fly.io/v1'

it('tells the organization, its rights, the apps and the nearest end', () => {
  const value = token(permission, [0, [4711, 31]], [3, [new Map([[815, 31]])]], [4, [0, 1_799_999_999]], [4, [0, 1_764_000_000]])
  expect(read(`FlyV1 ${value}`)).toEqual({
    Issuer: permission,
    Organization: '4711',
    Rights: 'all',
    Apps: '815',
    Expires: '2025-11-24T16:00:00Z, expired'
  })
})

it('tells part of the rights, and that any app is meant', () => {
  const value = token(permission, [0, [70_000, 3]], [3, [new Map([[0, 31]])]])
  expect(read(value)).toEqual({ Issuer: permission, Organization: '70000', Rights: 'read, write', Apps: 'all' })
})

it('tells the user of the second token, and where it is missing', () => {
  const first = token(permission, [0, [1, 31]], [11, ['https://api.fly.io/aaa/v1', Buffer.from('x'), Buffer.from('y')]])
  expect(read(first)).toMatchObject({ Needs: 'a second token that confirms the user' })
  const both = read(`FlyV1 ${first},${token('https://api.fly.io/aaa/v1', [8, [12_345]])}`)
  expect(both).toEqual({ Issuer: permission, Organization: '1', Rights: 'all', 'User id': '12345' })
})

it('has nothing to say of other tokens and of what is cut off', () => {
  const value = token(permission, [0, [1, 31]])
  for (const other of [value.slice(0, 60), 'fo1_abc', 'fm2_AAAA', `fm2_${pack([1, 2]).toString('base64')}${'A'.repeat(20)}`])
    expect(read(other)).toEqual({})
})

it.each<[bytes: number[], value: unknown]>([
  [[0xff], -1],
  [[0xd1, 0xff, 0x00], -256],
  [[0xc0], null],
  [[0xc3], true],
  [[0xa2, 0x68, 0x69], 'hi'],
  [[0xcf, 0, 0, 0, 1, 0, 0, 0, 0], 4_294_967_296n],
  [
    [0x81, 1, 2],
    [1, 2]
  ],
  [[0xdc, 0, 1, 7], [7]],
  [[0xdd, 0xff, 0xff, 0xff, 0xff], null],
  [[0xc6, 0xff, 0xff, 0xff, 0xff, 1], null],
  [Array<number>(40).fill(0x91), null],
  [[], null]
])('reads MessagePack %j', (bytes, value) => {
  expect(readMsgpack(Buffer.from(bytes))).toEqual(value)
})
