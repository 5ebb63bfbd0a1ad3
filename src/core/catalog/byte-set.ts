/** A set of byte values, as a table of 256 flags. */
export type ByteSet = Uint8Array<ArrayBuffer>

export const byteSet = (...members: (number | string | ByteSet)[]): ByteSet => {
  const set = new Uint8Array(256)
  for (const member of members) {
    if (typeof member === 'number') set[member] = 1
    else if (typeof member === 'string') for (let i = 0; i < member.length; i++) set[member.charCodeAt(i)] = 1
    else for (let b = 0; b < 256; b++) if (member[b] === 1) set[b] = 1
  }
  return set
}

export const byteRange = (from: number, to: number): ByteSet => {
  const set = new Uint8Array(256)
  set.fill(1, from, to + 1)
  return set
}

export const complement = (set: ByteSet): ByteSet => set.map((flag) => 1 - flag)

export const intersects = (a: ByteSet, b: ByteSet): boolean => a.some((flag, byte) => flag === 1 && b[byte] === 1)

export const isSubset = (inner: ByteSet, outer: ByteSet): boolean => inner.every((flag, byte) => flag === 0 || outer[byte] === 1)

export const sizeOf = (set: ByteSet): number => set.reduce((sum, flag) => sum + flag, 0)

/** The set with letters of the other case added. */
export const foldCase = (set: ByteSet): ByteSet => {
  const folded = set.slice()
  for (let b = 65; b <= 90; b++) if (set[b] === 1 || set[b + 32] === 1) folded[b] = folded[b + 32] = 1
  return folded
}

/** 64 hex digits, bit 0 of the first byte is byte value 0. */
export const encodeByteSet = (set: ByteSet): string => {
  let text = ''
  for (let i = 0; i < 256; i += 8) {
    let bits = 0
    for (let bit = 0; bit < 8; bit++) bits |= (set[i + bit] ?? 0) << bit
    text += bits.toString(16).padStart(2, '0')
  }
  return text
}

export const decodeByteSet = (text: string): ByteSet => {
  const set = new Uint8Array(256)
  for (let i = 0; i < 32; i++) {
    const bits = Number.parseInt(text.slice(i * 2, i * 2 + 2), 16)
    for (let bit = 0; bit < 8; bit++) set[i * 8 + bit] = (bits >> bit) & 1
  }
  return set
}

export const digits = byteRange(48, 57)
export const letters = byteSet(byteRange(65, 90), byteRange(97, 122))
/** `\w`: letters, digits, underscore. */
export const wordBytes = byteSet(digits, letters, '_')
/** Names and most generated values: what most kinds of value keep to. */
export const nameBytes = byteSet(wordBytes, '-')
/** What long random values are written in: base64, base64url, hex, UUID, dotted tokens. */
export const tokenBytes = byteSet(wordBytes, '-+/=.~')
export const spaces = byteSet(' \t\n\r\f\v', 0xa0)
