const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1
  return crc
})

/**
 * CRC-32 of the text in base62, six characters: the end of GitHub's and npm's tokens.
 * https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
export const crcChecksum = (text: string): string => {
  let crc = -1
  for (let i = 0; i < text.length; i++) crc = (table[(crc ^ text.charCodeAt(i)) & 255] ?? 0) ^ (crc >>> 8)
  let rest = (crc ^ -1) >>> 0
  let digits = ''
  while (rest > 0) {
    digits = base62.charAt(rest % 62) + digits
    rest = Math.floor(rest / 62)
  }
  return digits.padStart(6, '0')
}
