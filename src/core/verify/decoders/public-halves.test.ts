import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { decodeBech32, encodeBech32 } from '../bech32.ts'
import type { Decoder } from '../decoder.ts'
import { keccak256 } from '../keccak256.ts'
import { decodeAgeKey } from './age-key.ts'
import { decodeEthereumKey } from './ethereum-key.ts'
import { decodeWireguardKey } from './wireguard-key.ts'

const read = (decode: Decoder, value: string): Record<string, string> =>
  Object.fromEntries(decode(value, new Date()).map(({ label, value }) => [label, value]))

const jwk = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
const secret = Buffer.from(jwk.d ?? '', 'base64url')
const open = Buffer.from(jwk.x ?? '', 'base64url')

it('tells the public key of WireGuard', () => {
  expect(read(decodeWireguardKey, secret.toString('base64'))).toEqual({ 'Public key': open.toString('base64') })
  expect(read(decodeWireguardKey, randomBytes(31).toString('base64'))).toEqual({})
})

it('tells the recipient of an age identity', () => {
  const identity = encodeBech32('age-secret-key-', secret).toUpperCase()
  expect(identity).toHaveLength(74)
  expect(read(decodeAgeKey, identity)).toEqual({
    Kind: 'X25519 identity',
    Checksum: 'right: issued in this form',
    Recipient: encodeBech32('age', open)
  })
  const altered = identity.slice(0, 30) + (identity[30] === 'Q' ? 'P' : 'Q') + identity.slice(31)
  expect(read(decodeAgeKey, altered)).toEqual({ Kind: 'X25519 identity', Checksum: 'wrong: altered, shortened or invented' })
})

it('tells of a post-quantum identity the checksum only', () => {
  const identity = encodeBech32('age-secret-key-pq-', secret).toUpperCase()
  expect(read(decodeAgeKey, identity)).toEqual({ Kind: 'post-quantum identity', Checksum: 'right: issued in this form' })
})

it.each([
  ['A12UEL5L', 'a', ''],
  ['a12uel5l', 'a', ''],
  ['abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw', 'abcdef', '00443214c74254b635cf84653a56d7c675be77df']
])('reads the Bech32 examples of BIP 173: %s', (text, label, hex) => {
  expect(decodeBech32(text)).toEqual({ label, bytes: Buffer.from(hex, 'hex') })
  expect(encodeBech32(label, Buffer.from(hex, 'hex'))).toBe(text.toLowerCase())
})

it.each(['A1G7SGD8', 'a12UEL5L', '10a06t8', '1qzzfhee', 'x1b4n0q5v', 'li1dgmt3', '', 'a1'])('refuses as BIP 173 does: %s', (text) => {
  expect(decodeBech32(text)).toBeNull()
})

it.each([
  ['', 'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470'],
  ['abc', '4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45']
])('hashes as Keccak-256 does: %j', (text, hex) => {
  expect(keccak256(Buffer.from(text)).toString('hex')).toBe(hex)
})

it('hashes what fills a block, and more', () => {
  const all = [135, 136, 137, 272].map((length) => keccak256(Buffer.alloc(length)).toString('hex'))
  expect(new Set(all).size).toBe(4)
})

it('tells the address of a key of Ethereum', () => {
  // The keys 1 and 2 belong to nobody: everyone knows them, and their addresses.
  expect(read(decodeEthereumKey, `0x${'1'.padStart(64, '0')}`)).toEqual({ Address: '0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf' })
  expect(read(decodeEthereumKey, '2'.padStart(64, '0'))).toEqual({ Address: '0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF' })
})

it('tells no address of numbers that are no keys', () => {
  for (const value of ['0'.repeat(64), 'f'.repeat(64), '1'.padStart(63, '0'), 'g'.repeat(64)])
    expect(read(decodeEthereumKey, value)).toEqual({})
})
