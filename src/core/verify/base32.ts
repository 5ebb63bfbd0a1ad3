const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** Bytes of base32 text (RFC 4648) in either case, without padding; null for anything else. Bits that fill no byte are dropped. */
export function decodeBase32(text: string): Buffer | null {
  const bytes: number[] = []
  let bits = 0
  let count = 0
  for (const letter of text.toLowerCase()) {
    const digit = alphabet.indexOf(letter)
    if (digit < 0) return null
    bits = ((bits << 5) | digit) & 0xfff
    count += 5
    if (count >= 8) {
      count -= 8
      bytes.push((bits >> count) & 0xff)
    }
  }
  return Buffer.from(bytes)
}
