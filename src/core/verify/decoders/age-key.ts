import type { DecodedFact } from '../../../contract/model.ts'
import { decodeBech32, encodeBech32 } from '../bech32.ts'
import { checksumWords } from '../checksum-words.ts'
import { factsOf } from '../decoder.ts'
import { x25519Public } from '../x25519-public.ts'

/**
 * The recipient of an age identity: files encrypted to it can be read with the key. The checksum of the newer, post-quantum kind is told, too.
 * https://github.com/C2SP/C2SP/blob/main/age.md
 */
export function decodeAgeKey(value: string): DecodedFact[] {
  const text = value.trim()
  if (!/^AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]{58}$/.test(text)) return []
  const decoded = decodeBech32(text)
  const isClassic = decoded?.label === 'age-secret-key-' && decoded.bytes.length === 32
  return factsOf([
    ['Kind', text.startsWith('AGE-SECRET-KEY-PQ-') ? 'post-quantum identity' : 'X25519 identity'],
    ['Checksum', checksumWords(decoded !== null)],
    ['Recipient', isClassic ? encodeBech32('age', x25519Public(decoded.bytes)) : null]
  ])
}
