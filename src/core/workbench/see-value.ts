import { severities } from '../../contract/model.ts'
import type { CatalogType } from '../catalog/catalog.ts'
import type { Detector } from '../detect/types.ts'

/** A type that a value may be of, with the part of the pasted text that is the value then. */
export interface Reading {
  typeId: string
  value: string
  whole: boolean
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** What the rules see in a pasted text, whose forms value-forms.ts tells: what takes one of them whole first, then the more severe. */
export function seeValue(
  { types }: { types: readonly Pick<CatalogType, 'id' | 'severity'>[] },
  detector: () => Detector
): (text: string, forms: readonly string[]) => Reading[] {
  const typeOf = new Map(types.map((type) => [type.id, type]))
  const rank = ({ typeId }: Reading): number => severities.indexOf(typeOf.get(typeId)?.severity ?? 'low')
  return (text, forms) => {
    const bytes = encoder.encode(text)
    return detector()
      .detect(bytes)
      .map(({ typeId, start, end, decoded }): Reading => {
        const value = decoder.decode(decoded?.value ?? bytes.subarray(start, end))
        return { typeId, value, whole: forms.includes(value) }
      })
      .sort((a, b) => Number(b.whole) - Number(a.whole) || rank(a) - rank(b))
  }
}
