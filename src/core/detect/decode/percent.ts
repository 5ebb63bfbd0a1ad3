import { type Encoding, hexNumber } from './encoding.ts'

/** RFC 3986 section 2.1. A `+` stays: in most addresses it stands for itself. */
export const percent: Encoding = {
  name: 'percent-encoding',
  kind: 'escapes',
  decode(bytes, start, end, sink) {
    for (let at = start; at < end; ) {
      const byte = bytes[at] === 0x25 && at + 3 <= end ? hexNumber(bytes, at + 1, 2) : -1
      const length = byte < 0 ? 1 : 3
      sink.put(byte < 0 ? bytes[at]! : byte, at, at + length)
      at += length
    }
  }
}
