import { crc32 } from 'node:zlib'
import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBase64Object } from '../base64.ts'
import { checksumWords } from '../checksum-words.ts'
import { factsOf, shaped } from '../decoder.ts'

/**
 * A service account token ends with its CRC-32, lowest byte first; an API key of the older kind is base64 of JSON that tells the organization
 * and the name beside the secret. Tokens of Grafana Cloud look the same, but what their fields mean is not stated.
 * https://github.com/grafana/grafana: pkg/components/satokengen, pkg/components/apikeygen
 */
export function decodeGrafanaToken(value: string): DecodedFact[] {
  const account = /^(glsa_[A-Za-z0-9]{32})_([0-9a-f]{8})$/i.exec(value)
  if (account !== null) {
    const sum = Buffer.alloc(4)
    sum.writeUInt32LE(crc32(account[1] ?? ''))
    return factsOf([['Checksum', checksumWords(sum.toString('hex') === account[2]?.toLowerCase())]])
  }
  const json = decodeBase64Object(value)
  if (typeof json?.k !== 'string') return []
  return factsOf([
    ['Organization', shaped(json.id, /^\d{1,12}$/)],
    ['Key name', shaped(json.n, /^.{1,200}$/s)]
  ])
}
