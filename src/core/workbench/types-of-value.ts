import type { Catalog } from '../catalog/catalog.ts'
import type { Detector } from '../detect/types.ts'
import { fittingTypes } from './fitting-types.ts'
import { type Reading, seeValue } from './see-value.ts'
import { valueForms } from './value-forms.ts'

export interface TypesOfValue {
  /** Ids of types that a rule sees in the text, best first. */
  found: string[]
  /** Ids of types whose rule would take the value behind its usual name, the narrower form first. */
  fits: string[]
}

/** Which types a pasted text may be of; `readings` where they are known already. Nothing of it is kept. */
export function createTypesOfValue(
  catalog: Pick<Catalog, 'types' | 'rules'>,
  detector: () => Detector
): (text: string, readings?: readonly Reading[]) => TypesOfValue {
  const see = seeValue(catalog, detector)
  const fitting = fittingTypes(catalog, detector)
  const generic = new Set(catalog.types.filter(({ category }) => category === 'generic').map(({ id }) => id))
  return (text, known) => {
    const forms = valueForms(text)
    const readings = known ?? see(text, forms)
    const found = [...new Set(readings.map(({ typeId }) => typeId))]
    // What shows itself needs no guess; a generic rule says only that it is a secret.
    const showsItself = readings.some(({ typeId, whole }) => whole && !generic.has(typeId))
    return { found, fits: showsItself ? [] : fitting(forms.at(-1) ?? '').filter((id) => !found.includes(id)) }
  }
}
