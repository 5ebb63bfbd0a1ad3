import type { Catalog } from '../catalog/catalog.ts'
import { previewOf } from '../detect/preview.ts'
import type { Detector } from '../detect/types.ts'
import { secretTokens } from './secret-tokens.ts'

export interface TextMaskParts {
  detector: Detector
  catalog: Pick<Catalog, 'types'>
  /** HMAC by the workspace key. */
  fingerprint: (value: Uint8Array) => Uint8Array
  /** Of secrets that must not stay readable even where no rule sees them, in hex. */
  fingerprints: Pick<ReadonlySet<string>, 'has'>
}

const hidden = '…'
const encoder = new TextEncoder()

/**
 * Puts previews in place of the secrets in a text that a person or a log wrote: what the detector sees, and every word or part of a word
 * with one of these fingerprints, also when it is percent-encoded or base64.
 */
export function createTextMask({ detector, catalog, fingerprint, fingerprints }: TextMaskParts): (text: string) => string {
  const known = (value: Uint8Array): boolean => fingerprints.has(Buffer.from(fingerprint(value)).toString('hex'))
  const maskSeen = (text: string): string => {
    const bytes = Buffer.from(text, 'utf8')
    let masked = ''
    let at = 0
    for (const { typeId, start, end } of detector.detect(bytes)) {
      if (start < at) continue
      masked += bytes.toString('utf8', at, start) + previewOf(typeId, bytes.toString('utf8', start, end), catalog)
      at = end
    }
    return at === 0 ? text : masked + bytes.toString('utf8', at)
  }
  const holdsSecret = (bytes: Uint8Array): boolean => known(bytes) || detector.detect(bytes).length > 0
  const maskKnown = (text: string): string => {
    let masked = ''
    let at = 0
    for (const { start, end } of secretTokens(text)) {
      if (start < at) continue
      const token = text.slice(start, end)
      if (!known(encoder.encode(token)) && !decodings(token).some(holdsSecret)) continue
      masked += text.slice(at, start) + hidden
      at = end
    }
    return at === 0 ? text : masked + text.slice(at)
  }
  // Known ones first: a rule may see a part of such a value and would leave the rest.
  return (text) => maskSeen(maskKnown(text))
}

/** What a word decodes to, where it is percent-encoded or base64. */
function decodings(token: string): Uint8Array[] {
  const found: Uint8Array[] = []
  if (/%[0-9A-Fa-f]{2}/.test(token)) {
    const text = token.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
    found.push(encoder.encode(text))
  }
  if (token.length >= 12 && /^[A-Za-z0-9+/_-]+={0,2}$/.test(token)) {
    const bytes = Buffer.from(token, 'base64url')
    if (bytes.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13)) {
      // `printf value | base64` and `echo value | base64` differ by a line feed.
      found.push(bytes)
      const trimmed = encoder.encode(bytes.toString('latin1').trim())
      if (trimmed.length !== bytes.length) found.push(trimmed)
    }
  }
  return found
}
