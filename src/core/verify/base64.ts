import { decodeBase64 } from '../detect/checks/decode-base64.ts'
import { parseJsonObject } from '../detect/checks/json-object.ts'

/** Text in base64 or base64url, padded or not; null for anything else, and for bytes that are not UTF-8. */
export function decodeBase64Text(text: string): string | null {
  const decoded = decodeBase64(text)?.toString('utf8')
  return decoded === undefined || decoded.includes('\uFFFD') ? null : decoded
}

/** The JSON object in base64 text. Detection lets bytes pass that are not UTF-8; what is shown to people must be text. */
export function decodeBase64Object(text: string): Record<string, unknown> | undefined {
  return parseJsonObject(decodeBase64Text(text) ?? '')
}
