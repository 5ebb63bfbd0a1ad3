import type { DecodedFact } from '../../../contract/model.ts'
import { crcChecksum } from '../../detect/checks/crc-checksum.ts'
import { checksumWords } from '../checksum-words.ts'
import { factsOf } from '../decoder.ts'

/** Checksum of an npm access token. https://github.blog/2021-09-23-announcing-npms-new-access-token-format/ */
export function decodeNpmToken(value: string): DecodedFact[] {
  const body = /^npm_([A-Za-z0-9]{36})$/.exec(value)?.[1]
  if (body === undefined) return []
  return factsOf([['Checksum', checksumWords(crcChecksum(body.slice(0, -6)) === body.slice(-6))]])
}
