const alphabet = /^[A-Za-z0-9+/_-]*={0,3}$/

/** Bytes of base64 or base64url text, padded or not; undefined when it is neither, or has an impossible length. */
export const decodeBase64 = (text: string): Buffer | undefined => {
  if (!alphabet.test(text)) return undefined
  const bare = text.replace(/=+$/, '')
  return bare.length % 4 === 1 ? undefined : Buffer.from(bare, 'base64')
}

/** The JSON object in base64 text. */
export const decodeBase64Json = (text: string): Record<string, unknown> | undefined => {
  const bytes = decodeBase64(text)
  if (bytes?.[0] === undefined || !/^\s*\{/.test(bytes.toString('latin1', 0, 16))) return undefined
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    // What does not parse is no JSON: the answer is "undefined", not an error.
    return undefined
  }
}
