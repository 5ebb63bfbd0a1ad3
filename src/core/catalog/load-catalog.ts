import { readFileSync } from 'node:fs'
import { BulkheadError } from '../../contract/errors.ts'
import { decodeAutomaton } from './automaton-file.ts'
import type { Catalog, CatalogCommon } from './catalog.ts'
import { decodePages, type Pages } from './pages-file.ts'

export type { Catalog } from './catalog.ts'

/** Beside `catalog.json`: what only the detector, and what only the library needs. */
export const automatonFile = 'catalog.bin'
export const pagesFile = 'catalog-pages.json'
export const commonFile = 'catalog-common.json'

type Stored = Pick<Catalog, 'version' | 'types' | 'rules' | 'words' | 'allowedPaths' | 'remarks'>

const damaged = (url: URL, cause?: unknown): BulkheadError =>
  new BulkheadError(
    'types.invalid',
    `The compiled catalogue at ${url.pathname} is missing or damaged. Run "npm run build" to make it again.`,
    {
      ...(cause === undefined ? {} : { cause })
    }
  )

/** A file of a compiled catalogue. Throws `types.invalid`. */
export const readBytes = (url: URL): Buffer => {
  try {
    return readFileSync(url)
  } catch (error) {
    throw damaged(url, error)
  }
}

const readText = <T>(url: URL, decode: (text: string) => T): T => {
  try {
    return decode(readBytes(url).toString('utf8'))
  } catch (error) {
    throw error instanceof SyntaxError ? damaged(url, error) : error
  }
}

/** The catalogue that buildCatalog wrote; `url` is its `catalog.json`. Throws `types.invalid` when a file is missing, cut, or of another build. */
export const loadCatalog = (url: URL): Catalog => {
  const { version, types, rules, words, allowedPaths, remarks } = readText(url, (text): Stored => JSON.parse(text))
  const automaton = decodeAutomaton(readBytes(new URL(automatonFile, url)), version)
  if (!automaton) throw damaged(new URL(automatonFile, url))
  let library: Pages | undefined
  let common: CatalogCommon | undefined
  const read = (): Pages => {
    library ??= readText(new URL(pagesFile, url), decodePages)
    return library
  }
  return {
    version,
    types,
    rules,
    words,
    automaton,
    allowedPaths,
    remarks,
    common() {
      common ??= readText(new URL(commonFile, url), (text): CatalogCommon => JSON.parse(text))
      return common
    },
    pages: () => read().pages,
    named: () => read().named
  }
}
