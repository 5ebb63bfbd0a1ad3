import { severities } from '../../contract/model.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Detector } from '../detect/types.ts'

const encoder = new TextEncoder()

/** Longer ones show themselves, or are texts. */
const longest = 512

/** How much a type would take: the room between its shortest and longest value, then how many letters one may begin with. */
const widthOf = ({ types, rules }: Pick<Catalog, 'types' | 'rules'>): number[] => {
  const widths = types.map(() => Number.POSITIVE_INFINITY)
  for (const { type, kind, min, max, first } of rules) {
    if (kind !== 'context' && kind !== 'assignment') continue
    const letters = [...first].reduce((sum, digit) => sum + Number.parseInt(digit, 16).toString(2).replaceAll('0', '').length, 0)
    widths[type] = Math.min(widths[type] ?? Number.POSITIVE_INFINITY, (max - min) * 256 + letters)
  }
  return widths
}

/**
 * Types of providers whose rule would take the value behind its usual name (`MAILGUN_API_KEY=…`), which a bare value lacks: each is tried
 * by the detector itself, with all that it asks. The narrower form first, then the more severe.
 */
export function fittingTypes(catalog: Pick<Catalog, 'types' | 'rules'>, detector: () => Detector): (value: string) => string[] {
  let widths: number[] | undefined
  return (value) => {
    const bytes = encoder.encode(value)
    if (bytes.length > longest || /\s/.test(value)) return []
    const known = widths ?? widthOf(catalog)
    widths = known
    return catalog.types
      .flatMap(({ id, variable, category, severity }, index) => {
        if (category === 'generic' || known[index] === Number.POSITIVE_INFINITY) return []
        const name = encoder.encode(`${variable}=`)
        const text = Buffer.concat([name, bytes, encoder.encode('\n')])
        const end = name.length + bytes.length
        const takes = detector()
          .detect(text)
          .some((match) => match.typeId === id && match.start === name.length && match.end === end)
        return takes ? [{ id, severity, width: known[index] ?? 0 }] : []
      })
      .sort((a, b) => a.width - b.width || severities.indexOf(a.severity) - severities.indexOf(b.severity))
      .map(({ id }) => id)
  }
}
