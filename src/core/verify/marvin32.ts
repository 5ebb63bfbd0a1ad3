/**
 * Marvin32 hash folded to 32 bits, as .NET computes it: the checksum in keys of Azure.
 * https://github.com/microsoft/security-utilities, src/Microsoft.Security.Utilities.Core/Marvin.Net5.cs
 */
export function marvin32(bytes: Uint8Array, seed: bigint): number {
  let low = Number(seed & 0xffff_ffffn) | 0
  let high = Number(seed >> 32n) | 0
  const mix = (word: number): void => {
    low = (low + word) | 0
    high ^= low
    low = (rotate(low, 20) + high) | 0
    high = rotate(high, 9) ^ low
    low = (rotate(low, 27) + high) | 0
    high = rotate(high, 19)
  }
  // The end is marked by a byte 0x80 after the last one, and filled with zeros.
  const padded = Buffer.alloc((Math.floor(bytes.length / 4) + 1) * 4)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  for (let at = 0; at < padded.length; at += 4) mix(padded.readInt32LE(at))
  mix(0)
  return (low ^ high) >>> 0
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
