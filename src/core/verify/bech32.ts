const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

/** Label and bytes of Bech32 text in one case, of any length; null where a letter or the checksum is wrong. BIP 173 */
export function decodeBech32(text: string): { label: string; bytes: Buffer } | null {
  const flat = text.toLowerCase()
  const one = flat.lastIndexOf('1')
  const digits = [...flat.slice(one + 1)].map((letter) => alphabet.indexOf(letter))
  if (one < 1 || (text !== flat && text !== text.toUpperCase()) || digits.length < 6 || digits.includes(-1)) return null
  const label = flat.slice(0, one)
  if (polymod([...expand(label), ...digits]) !== 1) return null
  const bytes = regroup(digits.slice(0, -6), 5, 8)
  return { label, bytes: Buffer.from(bytes) }
}

/** Bech32 text in lower case. */
export function encodeBech32(label: string, bytes: Uint8Array): string {
  const padded = Buffer.concat([bytes, Buffer.alloc((5 - (bytes.length % 5)) % 5)])
  const digits = regroup([...padded], 8, 5).slice(0, Math.ceil((bytes.length * 8) / 5))
  const sum = polymod([...expand(label), ...digits, 0, 0, 0, 0, 0, 0]) ^ 1
  const checksum = Array.from({ length: 6 }, (_, place) => (sum >>> (5 * (5 - place))) & 31)
  return `${label}1${[...digits, ...checksum].map((digit) => alphabet.charAt(digit)).join('')}`
}

function expand(label: string): number[] {
  const codes = [...Buffer.from(label)]
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)]
}

function polymod(digits: readonly number[]): number {
  let sum = 1
  for (const digit of digits) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ digit
    for (const [bit, factor] of generator.entries()) if ((top >>> bit) & 1) sum ^= factor
  }
  return sum >>> 0
}

/** Whole groups only: what is left over is dropped. */
function regroup(digits: readonly number[], from: number, to: number): number[] {
  const groups: number[] = []
  let bits = 0
  let count = 0
  for (const digit of digits) {
    bits = ((bits << from) | digit) & 0xffff
    count += from
    while (count >= to) {
      count -= to
      groups.push((bits >> count) & (2 ** to - 1))
    }
  }
  return groups
}
