import type { Encoding } from './encoding.ts'

/** UTF-16 of either order whose characters are all of ASCII: a zero beside each. A span is from the first character's byte to the last one's. */
export const wideText: Encoding = {
  name: 'UTF-16',
  kind: 'whole',
  decode(bytes, start, end, sink) {
    for (let at = start; at < end; at++) if (bytes[at] !== 0) sink.put(bytes[at]!, at, at + 1)
  }
}
