import type { FindingRow } from '../../contract/model.ts'
import { nameFinding } from './name-finding.ts'
import { type Reading, seeValue } from './see-value.ts'
import { valueForms } from './value-forms.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

export interface ReadValue {
  /** What the text may stand for, see value-forms.ts. */
  forms: string[]
  /** What the rules see in it, then what a scan found it to be: each type once, best first. */
  readings: Reading[]
  /** Where it lies. */
  places: FindingRow[]
}

const encoder = new TextEncoder()

/** Reads a pasted text as a secret. Nothing of it is kept. */
export function createReadValue({
  workspace,
  catalog,
  detector
}: Pick<WorkbenchParts, 'workspace' | 'catalog' | 'detector'>): (text: string) => ReadValue {
  const named = nameFinding(catalog)
  const see = seeValue(catalog, detector)
  const placesOf = (values: readonly string[]): { value: string; place: FindingRow }[] => {
    workspace.ignores.reopenExpired()
    return [...new Set(values)].flatMap((value) =>
      workspace.findings.withFingerprint([workspace.fingerprint(encoder.encode(value))]).map((place) => ({ value, place: named(place) }))
    )
  }
  return (text) => {
    const forms = valueForms(text)
    const seen = see(text, forms)
    const found = placesOf([...forms, ...seen.map(({ value }) => value)])
    const readings = new Map<string, Reading>()
    for (const reading of [...seen, ...found.map(({ value, place }) => ({ typeId: place.typeId, value, whole: true }))]) {
      if (!readings.has(reading.typeId)) readings.set(reading.typeId, reading)
    }
    return { forms, readings: [...readings.values()], places: [...new Map(found.map(({ place }) => [place.id, place])).values()] }
  }
}
