import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readCatalogSources } from '../../src/core/catalog/catalog-from-sources.ts'
import { type Catalog, loadCatalog } from '../../src/core/catalog/load-catalog.ts'
import { createDetector } from '../../src/core/detect/create-detector.ts'
import { fillTemplate } from '../../src/core/detect/template.ts'
import { builtDir } from './built-cli.ts'

const resources = path.resolve(import.meta.dirname, '../../resources')
const mostSeeds = 20

/** A secret of one type, made at run time, and a text that holds it. */
export interface Planted {
  typeId: string
  text: string
  value: string
  /** The same template with other random parts: what both have in common is public, not secret. */
  twin: string
}

/** One secret of each type of the built catalogue, found by its detector as that type. Another `seed` makes other secrets. */
export function plantedSecrets(seed: number): Planted[] {
  shared ??= open()
  const { detector, types } = shared
  return types.map(({ id, examples }, index) => {
    // The random parts of two templates that begin alike would be alike too.
    const own = 1000 * (seed * types.length + index)
    for (let attempt = 0; attempt < mostSeeds; attempt++) {
      for (const template of examples) {
        const { text, bytes, spans } = fillTemplate(template, own + attempt)
        const [span] = spans
        const match = detector.detect(bytes).find(({ typeId, start }) => typeId === id && start === span?.start)
        if (!match) continue
        const other = fillTemplate(template, own + attempt + 500)
        const [twin] = other.spans
        return {
          typeId: id,
          text,
          value: Buffer.from(bytes.subarray(match.start, match.end)).toString('utf8'),
          twin: Buffer.from(other.bytes.subarray(twin?.start, twin?.end)).toString('utf8')
        }
      }
    }
    throw new Error(`no example of ${id} is found as such`)
  })
}

/** One secret of this type. */
export function plantedSecret(typeId: string, seed: number): Planted {
  const found = plantedSecrets(seed).find((each) => each.typeId === typeId)
  if (!found) throw new Error(`no type ${typeId}`)
  return found
}

interface Shared {
  detector: ReturnType<typeof createDetector>
  types: { id: string; examples: string[] }[]
}
let shared: Shared | undefined

function open(): Shared {
  const catalog: Catalog = loadCatalog(pathToFileURL(path.join(builtDir, 'catalog.json')))
  const { providers } = readCatalogSources(resources)
  return { detector: createDetector(catalog), types: providers.flatMap(({ value }) => value.types) }
}
