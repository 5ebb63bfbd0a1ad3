const identifierField = 2
const signatureField = 6

/**
 * Identifiers of a macaroon in binary form, version 2, its own first, then one for each caveat; null for anything else.
 * The form: a byte 2, then fields of a type, a length and bytes, in sections that end with 0.
 * https://github.com/rescrv/libmacaroons/blob/master/doc/format.txt
 */
export function macaroonIdentifiers(bytes: Buffer): string[] | null {
  if (bytes[0] !== 2) return null
  let at = 1
  const identifiers: string[] = []
  while (at < bytes.length) {
    const type = bytes[at] ?? 0
    at += 1
    if (type === 0) continue
    const length = varint(bytes, at)
    if (length === null || length.next + length.value > bytes.length) return null
    at = length.next + length.value
    if (type === identifierField) identifiers.push(bytes.toString('utf8', length.next, at))
    if (type === signatureField) return identifiers
  }
  return null
}

function varint(bytes: Buffer, from: number): { value: number; next: number } | null {
  let value = 0
  for (let at = from, shift = 0; shift < 28; at += 1, shift += 7) {
    const byte = bytes[at]
    if (byte === undefined) return null
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) return { value, next: at + 1 }
  }
  return null
}
