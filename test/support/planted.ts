import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readCatalogSources } from '../../src/core/catalog/catalog-from-sources.ts'
import { type Catalog, loadCatalog } from '../../src/core/catalog/load-catalog.ts'
import { createDetector } from '../../src/core/detect/create-detector.ts'
import { fillTemplate } from '../../src/core/detect/template.ts'
import type { Detector } from '../../src/core/detect/types.ts'
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

let opened: { catalog: Catalog; detector: Detector } | undefined
/** By type. */
const examples = new Map<string, string[]>()

/** Types planted at once: more would only make the search of every written byte longer. */
const sample = 120
/** Always among them, for tests that name a type. */
const always = ['github-personal-access-token', 'stripe-secret-key', 'mailgun-private-api-key']

/** One secret of each of some 120 types of the built catalogue, found by its detector as that type. Another `seed` takes other types, and makes other secrets. */
export function plantedSecrets(seed: number): Planted[] {
  const { catalog } = open()
  const stride = Math.max(1, Math.floor(catalog.types.length / sample))
  const chosen = catalog.types.filter(({ id }, i) => i % stride === seed % stride || always.includes(id))
  if (chosen.some(({ id }) => !examples.has(id))) readExamples([])
  return chosen.map(({ id }) => plant(id, seed))
}

/** One secret of this type. */
export function plantedSecret(typeId: string, seed: number): Planted {
  const type = open().catalog.types.find(({ id }) => id === typeId)
  if (!type) throw new Error(`no type ${typeId}`)
  if (!examples.has(typeId)) readExamples([type.providerId])
  return plant(typeId, seed)
}

function plant(typeId: string, seed: number): Planted {
  const { catalog, detector } = open()
  // The random parts of two templates that begin alike would be alike too.
  const own = 1000 * (seed * catalog.types.length + catalog.types.findIndex(({ id }) => id === typeId))
  for (let attempt = 0; attempt < mostSeeds; attempt++) {
    for (const template of examples.get(typeId) ?? []) {
      const { text, bytes, spans } = fillTemplate(template, own + attempt)
      const [span] = spans
      const match = detector.detect(bytes).find((each) => each.typeId === typeId && each.start === span?.start)
      if (!match) continue
      const other = fillTemplate(template, own + attempt + 500)
      const [twin] = other.spans
      return {
        typeId,
        text,
        value: Buffer.from(bytes.subarray(match.start, match.end)).toString('utf8'),
        twin: Buffer.from(other.bytes.subarray(twin?.start, twin?.end)).toString('utf8')
      }
    }
  }
  throw new Error(`no example of ${typeId} is found as such`)
}

function open(): { catalog: Catalog; detector: Detector } {
  if (!opened) {
    const catalog = loadCatalog(pathToFileURL(path.join(builtDir, 'catalog.json')))
    opened = { catalog, detector: createDetector(catalog) }
  }
  return opened
}

function readExamples(providers: string[]): void {
  for (const { value } of readCatalogSources(resources, providers).providers)
    for (const type of value.types) examples.set(type.id, type.examples)
}
