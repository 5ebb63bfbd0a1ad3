import { type FindingRow, severities } from '../../contract/model.ts'
import { nameFinding } from './name-finding.ts'
import { valueForms } from './value-forms.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

/** A type that a value may be of, with the part of the pasted text that is the value then. */
export interface Reading {
  typeId: string
  value: string
  whole: boolean
}

export interface ReadValue {
  /** What the text may stand for, see value-forms.ts. */
  forms: string[]
  /** What the rules see in it, then what a scan found it to be: each type once, best first. */
  readings: Reading[]
  /** Where it lies. */
  places: FindingRow[]
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Reads a pasted text as a secret. Nothing of it is kept. */
export function createReadValue({
  workspace,
  catalog,
  detector
}: Pick<WorkbenchParts, 'workspace' | 'catalog' | 'detector'>): (text: string) => ReadValue {
  const typeOf = new Map(catalog.types.map((type) => [type.id, type]))
  const named = nameFinding(catalog)
  const seenIn = (text: string, forms: readonly string[]): Reading[] => {
    const bytes = encoder.encode(text)
    const rank = ({ typeId }: Reading): number => severities.indexOf(typeOf.get(typeId)?.severity ?? 'low')
    return detector()
      .detect(bytes)
      .map(({ typeId, start, end, decoded }): Reading => {
        const value = decoder.decode(decoded?.value ?? bytes.subarray(start, end))
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
  return (text) => {
    const forms = valueForms(text)
    const seen = seenIn(text, forms)
    const found = placesOf([...forms, ...seen.map(({ value }) => value)])
    const readings = new Map<string, Reading>()
    for (const reading of [...seen, ...found.map(({ value, place }) => ({ typeId: place.typeId, value, whole: true }))]) {
      if (!readings.has(reading.typeId)) readings.set(reading.typeId, reading)
    }
    return { forms, readings: [...readings.values()], places: [...new Map(found.map(({ place }) => [place.id, place])).values()] }
  }
}
