/** Takes what an encoding stands for, byte by byte, each with the span of the source that says it. */
export interface Sink {
  put(byte: number, from: number, to: number): void
  /** What the last byte stands in reaches to here: padding. */
  extend(to: number): void
}

/**
 * One way to write bytes as other bytes. A span of the source and what it decodes to tell each other exactly: so a value is read again
 * from its span alone.
 */
export interface Encoding {
  /** As people call it; explanations and findings show it. */
  name: string
  /** Of escapes the text between them stands for itself. */
  kind: 'whole' | 'escapes'
  /** Decodes `bytes[start … end)`. What is no part of the encoding is skipped, or put as it is where `kind` is escapes. */
  decode(bytes: Uint8Array, start: number, end: number, sink: Sink): void
}

/** UTF-8 of a character, all of whose bytes stand in one span. */
export const putCharacter = (sink: Sink, code: number, from: number, to: number): void => {
  const tail = (shift: number): void => sink.put(0x80 | ((code >> shift) & 0x3f), from, to)
  if (code < 0x80) sink.put(code, from, to)
  else if (code < 0x800) sink.put(0xc0 | (code >> 6), from, to)
  else if (code < 0x10000) sink.put(0xe0 | (code >> 12), from, to)
  else sink.put(0xf0 | (code >> 18), from, to)
  if (code >= 0x10000) tail(12)
  if (code >= 0x800) tail(6)
  if (code >= 0x80) tail(0)
}

/** Value of a hex digit, -1 for anything else. */
export const hexValue = (byte: number | undefined): number => {
  if (byte === undefined) return -1
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = byte | 0x20
  return letter >= 97 && letter <= 102 ? letter - 87 : -1
}

/** The number that `digits` hex digits at `at` write; -1 where other bytes stand there. */
export const hexNumber = (bytes: Uint8Array, at: number, digits: number): number => {
  let number = 0
  for (let i = at; i < at + digits; i++) {
    const value = hexValue(bytes[i])
    if (value < 0) return -1
    number = number * 16 + value
  }
  return number
}
