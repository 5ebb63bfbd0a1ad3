import { narrowUtf16, utf16Order } from '../detect/utf16.ts'

/** The value at a span of some content: of UTF-16 text the same bytes as in UTF-8, so that one secret has one fingerprint however a file is encoded. */
export function valueBytes(content: Uint8Array, start: number, end: number): Uint8Array {
  const span = content.subarray(start, end)
  const order = utf16Order(content)
  if (order === undefined) return span
  const marked = new Uint8Array(2 + span.length)
  marked.set(content.subarray(0, 2))
  marked.set(span, 2)
  return narrowUtf16(marked, order)
}
