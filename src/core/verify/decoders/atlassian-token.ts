import { crc32 } from 'node:zlib'
import type { DecodedFact } from '../../../contract/model.ts'
import { checksumWords } from '../checksum-words.ts'
import { factsOf } from '../decoder.ts'

/**
 * Checksum of an Atlassian API token: the last eight letters are the CRC-32, in hex, of all before them.
 * https://github.com/DataDog/dd-sensitive-data-scanner, sds/src/secondary_validation/atlassian_token_checksum.rs
 */
export function decodeAtlassianToken(value: string): DecodedFact[] {
  if (!/^ATATT[\w-]{40,400}=[0-9A-Fa-f]{8}$/.test(value)) return []
  const checksum = Number.parseInt(value.slice(-8), 16)
  return factsOf([['Checksum', checksumWords(crc32(value.slice(0, -8)) === checksum)]])
}
