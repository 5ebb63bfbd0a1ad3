import { crc32 } from 'node:zlib'

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * CRC-32 of the text in base62, six characters: how GitHub and npm end their tokens.
 * https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/
 */
export function crc32Base62(text: string): string {
  let rest = crc32(text)
  let digits = ''
  while (rest > 0) {
    digits = base62.charAt(rest % 62) + digits
    rest = Math.floor(rest / 62)
  }
  return digits.padStart(6, '0')
}

/** What to tell of a checksum. */
export function checksumFact(right: boolean): string {
  return right ? 'right: issued in this form' : 'wrong: altered, shortened or invented'
}
