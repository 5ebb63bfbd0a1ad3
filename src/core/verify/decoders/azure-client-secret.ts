import type { DecodedFact } from '../../../contract/model.ts'
import { checksumWords } from '../checksum-words.ts'
import { factsOf } from '../decoder.ts'
import { marvin32 } from '../marvin32.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~'
const seed = Buffer.from('AadPwd00').readBigUInt64BE()

/**
 * Checksum of a client secret of Entra ID in the form with `8Q~` behind the third letter: the last three letters are the first
 * three of six. https://github.com/microsoft/security-utilities, IdentifiableMetadata.cs, IsAzureAadClientAppIdentifiableSecret
 */
export function decodeAzureClientSecret(value: string): DecodedFact[] {
  if (!/^[\w.~]{3}8Q~[\w.~-]{31,34}$/.test(value)) return []
  let rest = marvin32(Buffer.from(value.slice(0, -3), 'latin1'), seed)
  let digits = ''
  for (let place = 0; place < 6; place += 1) {
    digits = alphabet.charAt(rest % alphabet.length) + digits
    rest = Math.floor(rest / alphabet.length)
  }
  return factsOf([['Checksum', checksumWords(digits.startsWith(value.slice(-3)))]])
}
