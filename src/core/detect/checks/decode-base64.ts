import { parseJsonObject } from './json-object.ts'

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
  return bytes !== undefined && /^\s*\{/.test(bytes.toString('latin1', 0, 16)) ? parseJsonObject(bytes.toString('utf8')) : undefined
}
