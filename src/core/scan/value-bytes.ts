import { decodeSpan, type Reading } from '../detect/decode/decode-span.ts'
import { narrowUtf16, utf16Order } from '../detect/utf16.ts'

/** A span of some content: of UTF-16 text the same bytes as in UTF-8, so that one secret has one fingerprint however a file is encoded. */
export function spanBytes(content: Uint8Array, start: number, end: number): Uint8Array {
  const span = content.subarray(start, end)
  const order = utf16Order(content)
  if (order === undefined) return span
  const marked = new Uint8Array(2 + span.length)
  marked.set(content.subarray(0, 2))
  marked.set(span, 2)
  return narrowUtf16(marked, order)
}

/** Longer spans are of one value as it stands: nothing longer is found in an encoding. */
const longestEncoded = 131_072

/**
 * The value that a span of some content holds, as it stands or in an encoding, and the encodings. `proves` tells the value by its HMAC;
 * undefined where nothing that the span may stand for is proven.
 */
export function valueAt(content: Uint8Array, start: number, end: number, proves: (value: Uint8Array) => boolean): Reading | undefined {
  const span = spanBytes(content, start, end)
  for (const reading of decodeSpan(span, span.length > longestEncoded ? 0 : undefined)) if (proves(reading.bytes)) return reading
  return undefined
}
