import { severities } from '../../contract/model.ts'
import { decodeByteSet, sizeOf } from '../catalog/byte-set.ts'
import type { Catalog, CompiledRule } from '../catalog/catalog.ts'
import type { Detector } from '../detect/types.ts'

const encoder = new TextEncoder()

/** Longer ones show themselves, or are texts. */
const longest = 512

/** How much a rule would take: the room between its shortest and longest value, then how many letters one may begin with. */
const widthOf = ({ min, max, first }: Pick<CompiledRule, 'min' | 'max' | 'first'>): number =>
  (max - min) * 256 + sizeOf(decodeByteSet(first))

/**
 * Types of providers whose rule would take the value behind its usual name (`MAILGUN_API_KEY=…`), which a bare value lacks: each is tried
 * by the detector itself, with all that it asks. The narrower form first, then the more severe.
 */
export function fittingTypes({ types, rules }: Pick<Catalog, 'types' | 'rules'>, detector: () => Detector): (value: string) => string[] {
  const named = rules.filter(({ kind }) => kind === 'context' || kind === 'assignment')
  return (value) => {
    const bytes = encoder.encode(value)
    const [start] = bytes
    if (start === undefined || bytes.length > longest || /\s/.test(value)) return []
    const widths = new Map<number, number>()
    for (const rule of named) {
      // Where the secret is a part of the match, the length of the match says nothing of it.
      const isWhole = !rule.pattern.includes('(?<secret>')
      if (isWhole && (bytes.length < rule.min || bytes.length > rule.max || decodeByteSet(rule.first)[start] !== 1)) continue
      widths.set(rule.type, Math.min(widths.get(rule.type) ?? Number.POSITIVE_INFINITY, widthOf(rule)))
    }
    return [...widths]
      .flatMap(([index, width]) => {
        const type = types[index]
        if (!type || type.category === 'generic') return []
        const name = encoder.encode(`${type.variable}=`)
        const end = name.length + bytes.length
        const takes = detector()
          .detect(Buffer.concat([name, bytes, encoder.encode('\n')]))
          .some((match) => match.typeId === type.id && match.start === name.length && match.end === end)
        return takes ? [{ ...type, width }] : []
      })
      .sort((a, b) => a.width - b.width || severities.indexOf(a.severity) - severities.indexOf(b.severity))
      .map(({ id }) => id)
  }
}
