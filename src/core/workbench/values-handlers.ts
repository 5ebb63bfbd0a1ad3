import type { FoundValue } from '../../contract/model.ts'
import type { Handlers } from '../../contract/serve.ts'
import { previewOf } from '../detect/preview.ts'
import { decodeOffline } from '../verify/decode.ts'
import { createReadValue } from './read-value.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

/** Answers what a reported value is and where it lies. Neither the value nor that it was asked for is kept. */
export function valuesHandlers(parts: Pick<WorkbenchParts, 'workspace' | 'catalog' | 'detector'>): Pick<Handlers, 'values.find'> {
  const { catalog } = parts
  const typeOf = new Map(catalog.types.map((type) => [type.id, type]))
  const readValue = createReadValue(parts)
  return {
    'values.find': ({ value: text }): FoundValue => {
      const { forms, readings, places } = readValue(text)
      const [best] = readings
      return {
        types: readings.flatMap(({ typeId, value }) => {
          const type = typeOf.get(typeId)
          if (!type) return []
          const { id, name, provider, severity } = type
          return [{ id, name, provider, severity, decoded: decodeOffline(type.decode, value) }]
        }),
        preview: best ? previewOf(best.typeId, best.value, catalog) : previewOf('', forms.at(-1) ?? '', catalog),
        places
      }
    }
  }
}
