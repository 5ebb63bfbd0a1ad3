import type { Catalog } from '../catalog/catalog.ts'
import type { Seen } from '../detect/traces/known-spans.ts'
import { createSecretFinder, type SecretSpan } from '../detect/traces/secret-spans.ts'
import { createTextMask } from '../detect/traces/text-mask.ts'
import type { Detector } from '../detect/types.ts'

export interface RedactorParts {
  detector: Detector
  catalog: Pick<Catalog, 'types'>
  /** HMAC by the workspace key. */
  fingerprint: (value: Uint8Array) => Uint8Array
  /** Whether a secret of the workspace or of a case has this fingerprint. */
  isKnown: (fingerprint: Uint8Array) => boolean
}

export interface Redactor {
  /** Puts previews in place of secrets. */
  mask(text: string): string
  /** Secrets that `mask` took out so far, each text counted once. */
  readonly redactions: number
  /** Secrets that still stand in a text. */
  find(text: string): SecretSpan[]
}

/** For one report: masks what goes into it, and looks over what comes out. Remembers texts, so it should not outlive the report. */
export function createRedactor({ detector, catalog, fingerprint, isKnown }: RedactorParts): Redactor {
  const encoder = new TextEncoder()
  const asked = (value: string): boolean => isKnown(fingerprint(encoder.encode(value)))
  const seen: Seen = { words: new Set(), runs: new Set() }
  const maskText = createTextMask({ detector, catalog, isKnown: asked, seen })
  const masked = new Map<string, string>()
  let redactions = 0
  return {
    mask(text) {
      const before = masked.get(text)
      if (before !== undefined) return before
      const after = maskText(text)
      redactions += after.masked
      masked.set(text, after.text)
      return after.text
    },
    get redactions() {
      return redactions
    },
    find: createSecretFinder(detector, asked, seen)
  }
}
