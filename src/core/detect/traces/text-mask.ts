import type { Catalog } from '../../catalog/catalog.ts'
import { previewOf } from '../preview.ts'
import type { Detector } from '../types.ts'
import type { IsKnown, Seen } from './known-spans.ts'
import { createSecretFinder } from './secret-spans.ts'

export interface MaskedText {
  text: string
  /** How many secrets were masked. */
  masked: number
}

/**
 * Puts previews in place of the secrets in a text that a person wrote or a log brought: such a text is kept and exported, the values
 * must not be. Of a value known by its HMAC, or in an encoding, nothing is shown.
 */
export function createTextMask(parts: {
  detector: Detector
  catalog: Pick<Catalog, 'types'>
  isKnown: IsKnown
  seen?: Seen
}): (text: string) => MaskedText {
  const find = createSecretFinder(parts.detector, parts.isKnown, parts.seen)
  return (text) => {
    const spans = find(text)
    let masked = ''
    let at = 0
    for (const { typeId, start, end } of spans) {
      const preview = typeId === undefined ? '[secret removed]' : previewOf(typeId, text.slice(start, end), parts.catalog)
      masked += text.slice(at, start) + preview
      at = end
    }
    return { text: masked + text.slice(at), masked: spans.length }
  }
}
