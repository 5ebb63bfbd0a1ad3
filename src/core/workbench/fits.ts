import type { Catalog } from '../catalog/catalog.ts'
import type { Detector } from '../detect/types.ts'
import { fittingTypes } from './fitting-types.ts'
import type { Reading } from './see-value.ts'

/** Ids of types whose rule would take a value behind its usual name, the narrower form first; `readings` are what it is known as already. */
export function createFits(
  catalog: Pick<Catalog, 'types' | 'rules'>,
  detector: () => Detector
): (forms: readonly string[], readings: readonly Reading[]) => string[] {
  const fitting = fittingTypes(catalog, detector)
  const generic = new Set(catalog.types.filter(({ category }) => category === 'generic').map(({ id }) => id))
  return (forms, readings) => {
    // What shows itself needs no guess; a generic rule says only that it is a secret.
    if (readings.some(({ typeId, whole }) => whole && !generic.has(typeId))) return []
    const found = new Set(readings.map(({ typeId }) => typeId))
    return fitting(forms.at(-1) ?? '').filter((id) => !found.has(id))
  }
}
