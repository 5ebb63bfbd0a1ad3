import type { FoundValue } from '../../contract/model.ts'
import type { Handlers } from '../../contract/serve.ts'
import { previewOf } from '../detect/preview.ts'
import { decodeOffline } from '../verify/decode.ts'
import { createFits } from './fits.ts'
import { createReadValue } from './read-value.ts'
import type { TypeRows } from './type-rows.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

/** Answers what a reported value is and where it lies. Neither the value nor that it was asked for is kept. */
export function valuesHandlers(
  parts: Pick<WorkbenchParts, 'workspace' | 'catalog' | 'detector'>,
  rows: TypeRows
): Pick<Handlers, 'values.find'> {
  const { catalog } = parts
  const typeOf = new Map(catalog.types.map((type) => [type.id, type]))
  const readValue = createReadValue(parts)
  const fits = createFits(catalog, parts.detector)
  return {
    'values.find': ({ value: text }): FoundValue => {
      const { forms, readings, places } = readValue(text)
      const readAs = new Map(readings.map(({ typeId, value }) => [typeId, value]))
      const [best] = readings
      return {
        types: rows.named(readings.map(({ typeId }) => typeId)).map((row) => {
          const type = typeOf.get(row.id)
          return {
            ...row,
            isGeneric: type?.category === 'generic',
            decoded: decodeOffline(type?.decode ?? [], readAs.get(row.id) ?? '')
          }
        }),
        fits: rows.named(fits(forms, readings)),
        preview: best ? previewOf(best.typeId, best.value, catalog) : previewOf('', forms.at(-1) ?? '', catalog),
        places
      }
    }
  }
}
