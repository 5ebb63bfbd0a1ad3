import { crc32 } from 'node:zlib'
import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase32 } from '../base32.ts'
import { checksumWords } from '../checksum-words.ts'
import { factsOf } from '../decoder.ts'
import { decodeAzureKey } from './azure-key.ts'

/** What the CRC-32 is combined with, by who owns the token. */
const owners = new Map([
  [0xe0b9692d, 'token of a user'],
  [0x1019f92e, 'token of an application']
])

/** Places of the four checksum bytes, lowest first; all others are summed. */
const checksumAt = [22, 8, 7, 2]

/**
 * A personal access token of Azure DevOps: the older form of 52 letters holds its own checksum and says who owns it, the newer
 * one the month in which it was made. https://github.com/microsoft/security-utilities, SEC101_102_AdoPat.cs
 */
export function decodeAzureDevopsToken(value: string): DecodedFact[] {
  const bytes = /^[a-z2-7]{52}$/.test(value) ? decodeBase32(value) : null
  if (bytes === null) return decodeAzureKey(value)
  const summed = crc32(bytes.filter((_, at) => !checksumAt.includes(at)))
  const checksum = Buffer.from(checksumAt.map((at) => bytes[at] ?? 0)).readUInt32LE()
  const owner = owners.get((summed ^ checksum) >>> 0)
  return factsOf([
    ['Kind', owner],
    ['Checksum', checksumWords(owner !== undefined)]
  ])
}
