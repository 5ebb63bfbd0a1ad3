/** Bytes of base64 or base64url text with or without padding; null for anything else. */
export function decodeBase64(text: string): Buffer | null {
  const body = text.replace(/={1,2}$/, '')
  if (!/^[A-Za-z0-9+/_-]+$/.test(body) || body.length % 4 === 1) return null
  return Buffer.from(body, 'base64')
}

/** Like decodeBase64, and null unless the bytes are UTF-8 text. */
export function decodeBase64Text(text: string): string | null {
  const bytes = decodeBase64(text)
  if (bytes === null) return null
  const decoded = bytes.toString('utf8')
  return decoded.includes('\uFFFD') ? null : decoded
}
