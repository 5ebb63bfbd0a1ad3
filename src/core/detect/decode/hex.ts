import { type Encoding, hexNumber } from './encoding.ts'

/** Two digits a byte. */
export const hex: Encoding = {
  name: 'hex',
  kind: 'whole',
  decode(bytes, start, end, sink) {
    for (let at = start; at + 1 < end; at += 2) {
      const byte = hexNumber(bytes, at, 2)
      if (byte < 0) return
      sink.put(byte, at, at + 2)
    }
  }
}
