import type { ProviderFile } from '../../src/core/catalog/compile-catalog.ts'
import type { RuleSource } from '../../src/core/catalog/schema.ts'
import { fillTemplate } from '../../src/core/detect/template.ts'
import type { Detector } from '../../src/core/detect/types.ts'
import type { Style } from './styles.ts'

export interface TypeRecall {
  typeId: string
  /** prefixed: a literal shows the value in each rule; context: a word around it must in some; generic: of no provider. */
  kind: 'prefixed' | 'context' | 'generic'
  /** Examples whose value only its own setting shows, such as the password in a whole line of .netrc: they are no values for a variable. */
  inForm: number
  tries: number
  /** Named as this type, as another of the same provider, as one of another provider, or as none. */
  right: number
  sibling: number
  other: number
  missed: number
  /** Styles in which it was missed or named wrongly, with how often. */
  weakIn: Map<string, number>
}

const kindOf = (providerId: string, rules: readonly RuleSource[]): TypeRecall['kind'] => {
  if (providerId === 'generic') return 'generic'
  return rules.every(({ kind }) => kind === 'token' || kind === 'block') ? 'prefixed' : 'context'
}

/** So much of the value must be in what was found. */
const enough = 0.9

/** Puts the values of each type's examples into every style of file, under the variable that programs use for it, and looks who finds them. */
export function measureRecall(
  detector: Detector,
  providers: readonly ProviderFile[],
  { seeds, styles }: { seeds: number; styles: readonly Style[] }
): TypeRecall[] {
  const providerOf = new Map(providers.flatMap(({ value }) => value.types.map((type) => [type.id, value.id] as const)))
  return providers.flatMap(({ value: provider }) =>
    provider.types.map((type) => {
      const recall: TypeRecall = {
        typeId: type.id,
        kind: kindOf(provider.id, type.rules),
        inForm: 0,
        tries: 0,
        right: 0,
        sibling: 0,
        other: 0,
        missed: 0,
        weakIn: new Map()
      }
      for (const [index, template] of type.examples.entries()) {
        for (let seed = 1; seed <= seeds; seed++) {
          const value = firstValue(template, 7_000 * seed + index)
          if (value === undefined) continue
          if (!standsAlone(type.rules, value)) {
            recall.inForm++
            continue
          }
          for (const style of styles) {
            const verdict = judge(detector, style.write(type.variable, value, provider.provider), style.file, value, type.id, providerOf)
            recall.tries++
            recall[verdict]++
            if (verdict !== 'right' && verdict !== 'sibling') recall.weakIn.set(style.file, (recall.weakIn.get(style.file) ?? 0) + 1)
          }
        }
      }
      return recall
    })
  )
}

/** Can the value be known by itself, or by the name that it is assigned to? */
const standsAlone = (rules: readonly RuleSource[], value: string): boolean =>
  rules.some((rule) => {
    if (rule.kind === 'context' || rule.kind === 'assignment') return true
    return rule.anchors.some((anchor) => value.toLowerCase().includes(anchor.toLowerCase()))
  })

/** The value that the first mark of a template stands around. */
function firstValue(template: string, seed: number): string | undefined {
  const { bytes, spans } = fillTemplate(template, seed)
  const [span] = spans
  return span && Buffer.from(bytes.subarray(span.start, span.end)).toString('utf8')
}

type Verdict = 'right' | 'sibling' | 'other' | 'missed'

function judge(
  detector: Detector,
  text: string,
  path: string,
  value: string,
  typeId: string,
  providerOf: ReadonlyMap<string, string>
): Verdict {
  const bytes = Buffer.from(text)
  // A value that the style writes otherwise, with escapes, is looked for by its longest piece that stands as it is.
  const longest = value.split(/[^\w.-]/).reduce((longest, each) => (each.length > longest.length ? each : longest), '')
  const piece = text.includes(longest) ? longest : Buffer.from(value).toString('base64')
  const start = bytes.indexOf(piece)
  const end = start + Buffer.byteLength(piece)
  const found = detector
    .detect(bytes, { path })
    .filter((match) => Math.min(end, match.end) - Math.max(start, match.start) >= enough * (end - start))
    .map((match) => match.typeId)
  if (found.includes(typeId)) return 'right'
  if (found.some((id) => providerOf.get(id) === providerOf.get(typeId))) return 'sibling'
  return found.length > 0 ? 'other' : 'missed'
}
