import { type FindingRow, type FoundValue, severities } from '../../contract/model.ts'
import type { Handlers } from '../../contract/serve.ts'
import { previewOf } from '../detect/preview.ts'
import { decodeOffline } from '../verify/decode.ts'
import { nameFinding } from './name-finding.ts'
import { valueForms } from './value-forms.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

/** A type that a value may be of, with the part of the pasted text that is the value then. */
interface Reading {
  typeId: string
  value: string
  whole: boolean
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Answers what a reported value is and where it lies. Neither the value nor that it was asked for is kept. */
export function valuesHandlers({
  workspace,
  catalog,
  detector
}: Pick<WorkbenchParts, 'workspace' | 'catalog' | 'detector'>): Pick<Handlers, 'values.find'> {
  const typeOf = new Map(catalog.types.map((type) => [type.id, type]))
  const named = nameFinding(catalog)
  /** What the rules see in the text, then what a scan had found it to be, each type once and the best reading of it. */
  const readingsOf = (text: string, forms: readonly string[]): Reading[] => {
    const bytes = encoder.encode(text)
    const rank = ({ typeId }: Reading): number => severities.indexOf(typeOf.get(typeId)?.severity ?? 'low')
    return detector()
      .detect(bytes)
      .map(({ typeId, start, end }): Reading => {
        const value = decoder.decode(bytes.subarray(start, end))
        return { typeId, value, whole: forms.includes(value) }
      })
      .sort((a, b) => Number(b.whole) - Number(a.whole) || rank(a) - rank(b))
  }
  const placesOf = (values: readonly string[]): { value: string; place: FindingRow }[] => {
    workspace.ignores.reopenExpired()
    return [...new Set(values)].flatMap((value) =>
      workspace.findings.withFingerprint([workspace.fingerprint(encoder.encode(value))]).map((place) => ({ value, place: named(place) }))
    )
  }

  return {
    'values.find': ({ value: text }): FoundValue => {
      const forms = valueForms(text)
      const seen = readingsOf(text, forms)
      const found = placesOf([...forms, ...seen.map(({ value }) => value)])
      const readings = new Map<string, Reading>()
      for (const reading of [...seen, ...found.map(({ value, place }) => ({ typeId: place.typeId, value, whole: true }))]) {
        if (!readings.has(reading.typeId)) readings.set(reading.typeId, reading)
      }
      const [best] = readings.values()
      return {
        types: [...readings.values()].flatMap(({ typeId, value }) => {
          const type = typeOf.get(typeId)
          if (!type) return []
          const { id, name, provider, severity } = type
          return [{ id, name, provider, severity, decoded: decodeOffline(type.decode, value) }]
        }),
        preview: best ? previewOf(best.typeId, best.value, catalog) : previewOf('', forms.at(-1) ?? '', catalog),
        places: [...new Map(found.map(({ place }) => [place.id, place])).values()]
      }
    }
  }
}
