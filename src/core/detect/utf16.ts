export type Utf16Order = 'little' | 'big'

/** The byte order mark of UTF-16 text; undefined for everything else (also for UTF-32, which starts alike). */
export const utf16Order = (bytes: Uint8Array): Utf16Order | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe && !(bytes[2] === 0 && bytes[3] === 0)) return 'little'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'big' : undefined
}

/** One byte for each code unit behind the mark, so that an offset `n` is `2n + 2` in the source. What is not latin1 becomes 0x1a. */
export const narrowUtf16 = (bytes: Uint8Array, order: Utf16Order): Uint8Array => {
  const narrow = new Uint8Array((bytes.length - 2) >> 1)
  const low = order === 'little' ? 2 : 3
  const high = order === 'little' ? 3 : 2
  for (let i = 0; i < narrow.length; i++) narrow[i] = bytes[i * 2 + high] === 0 ? bytes[i * 2 + low]! : 0x1a
  return narrow
}
