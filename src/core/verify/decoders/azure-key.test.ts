import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Decoder } from '../decoder.ts'
import { marvin32 } from '../marvin32.ts'
import { decodeAzureClientSecret } from './azure-client-secret.ts'
import { decodeAzureDevopsToken } from './azure-devops-token.ts'
import { decodeAzureKey } from './azure-key.ts'

const read = (decode: Decoder, value: string): Record<string, string> =>
  Object.fromEntries(decode(value, new Date()).map(({ label, value }) => [label, value]))
const right = 'right: issued in this form'
const wrong = 'wrong: altered, shortened or invented'

/** A key of so many bytes with a signature and the checksum of a seed, as security-utilities makes them. */
function identifiable(size: number, signature: string, seed: string): string {
  const length = Math.ceil((size * 8) / 6)
  const random = randomBytes(size).toString('base64').slice(0, length)
  const bytes = Buffer.from(random.slice(0, length - 10) + signature + random.slice(length - 6), 'base64')
  bytes.writeUInt32LE(marvin32(bytes.subarray(0, -4), Buffer.from(seed).readBigUInt64BE()), bytes.length - 4)
  return bytes.toString('base64')
}

/** Another letter of the alphabet in one place. */
function altered(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'b' ? 'c' : 'b') + text.slice(at + 1)
}

describe('a key with a signature', () => {
  it.each([
    [`${'a'.repeat(76)}+ASt5mnCaw==`, { Service: 'Storage', Kind: 'access key of an account', Checksum: right }],
    [`${'a'.repeat(42)}AzSeCjhzCu`, { Service: 'AI Search', Kind: 'query key: reads', Checksum: right }]
  ])('of the published examples: %#', (value, facts) => {
    expect(read(decodeAzureKey, value)).toEqual(facts)
  })

  it.each([
    [64, 'ACDb', 'MastRO00', 'Cosmos DB', 'read-only key'],
    [39, '+ACR', 'ACRDflt0', 'Container Registry', 'registry password'],
    [40, 'AzFu', 'Master00', 'Functions', expect.stringContaining('_master')],
    [39, 'AzSe', 'PAdmin00', 'AI Search', expect.stringMatching(/^admin key/)],
    [32, '+AEh', 'Send0000', 'Event Hubs', 'may send']
  ])('tells what it is for: %#', (size, signature, seed, service, kind) => {
    const key = identifiable(size, signature, seed)
    expect(read(decodeAzureKey, key)).toEqual({ Service: service, Kind: kind, Checksum: right })
    expect(read(decodeAzureKey, altered(key, 5))).toEqual({ Service: service, Checksum: wrong })
  })

  it('is found in a connection string', () => {
    const key = identifiable(32, '+ASb', 'Manage00')
    const text = `Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=all;SharedAccessKey=${key};EntityPath=orders`
    expect(read(decodeAzureKey, text)).toMatchObject({ Service: 'Service Bus', Kind: 'may send, listen and manage' })
  })

  it('is not seen in keys that have none', () => {
    for (const value of [randomBytes(64).toString('base64'), 'AzSe', `${'a'.repeat(41)}AzSeCjhzC`, 'a'.repeat(200)]) {
      expect(read(decodeAzureKey, value.replace(/\+AS|AzFu|ACDb/g, 'xxx'))).toEqual({})
    }
  })
})

it('an annotated key tells the service and the month in which it was made', () => {
  const random = randomBytes(60).toString('hex')
  const key = `${random.slice(0, 52)}JQQJ99BE${random.slice(52, 68)}AZDO${random.slice(68, 72)}`
  expect(read(decodeAzureDevopsToken, key)).toEqual({ Service: 'DevOps', Issued: '2025-05' })
  expect(read(decodeAzureKey, key.replace('AZDO', 'zzzz'))).toEqual({ Issued: '2025-05' })
  expect(read(decodeAzureKey, key.replace('JQQJ99BE', 'JQQJ99BM'))).toEqual({})
})

describe('an older token of DevOps', () => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

  /** 32 bytes, of which four are a checksum, in base32 of 52 letters. */
  function token(magic: number): string {
    const bytes = randomBytes(32)
    const places = [22, 8, 7, 2]
    const sum = Buffer.alloc(4)
    sum.writeUInt32LE((crc32(bytes.filter((_, at) => !places.includes(at))) ^ magic) >>> 0)
    for (const [index, place] of places.entries()) bytes[place] = sum[index] ?? 0
    let bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
    bits += '0000'
    return (bits.match(/.{5}/g) ?? []).map((digit) => alphabet.charAt(Number.parseInt(digit, 2))).join('')
  }

  it.each([
    [0xe0b9692d, { Kind: 'token of a user', Checksum: right }],
    [0x1019f92e, { Kind: 'token of an application', Checksum: right }],
    [0x12345678, { Checksum: wrong }]
  ])('says who owns it: %#', (magic, facts) => {
    expect(read(decodeAzureDevopsToken, token(magic))).toEqual(facts)
  })
})

describe('a client secret of Entra ID', () => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~'
  const body = `aB38Q~${'xY_z.-0~'.repeat(4)}`.slice(0, 37)
  const sum = marvin32(Buffer.from(body), Buffer.from('AadPwd00').readBigUInt64BE())
  const digit = (place: number): string => alphabet.charAt(Math.floor(sum / alphabet.length ** place) % alphabet.length)

  it('holds the first half of its checksum', () => {
    expect(read(decodeAzureClientSecret, body + digit(5) + digit(4) + digit(3))).toEqual({ Checksum: right })
    expect(read(decodeAzureClientSecret, altered(body, 8) + digit(5) + digit(4) + digit(3))).toEqual({ Checksum: wrong })
  })

  it('of the form before has none', () => {
    expect(read(decodeAzureClientSecret, `${body.replace('8Q~', '7Q~')}abc`)).toEqual({})
  })
})
