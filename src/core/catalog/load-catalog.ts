import { readFileSync } from 'node:fs'
import { BulkheadError } from '../../contract/errors.ts'
import { decodeAutomaton } from './automaton-file.ts'
import type { Catalog, CatalogPage } from './catalog.ts'

export type { Catalog } from './catalog.ts'

/** Beside `catalog.json`: what only the detector, and what only the library needs. */
export const automatonFile = 'catalog.bin'
export const pagesFile = 'catalog-pages.json'

type Stored = Pick<Catalog, 'version' | 'types' | 'rules' | 'words'>

const damaged = (url: URL, cause?: unknown): BulkheadError =>
  new BulkheadError(
    'types.invalid',
    `The compiled catalogue at ${url.pathname} is missing or damaged. Run "npm run build" to make it again.`,
    {
      ...(cause === undefined ? {} : { cause })
    }
  )

const read = (url: URL): Buffer => {
  try {
    return readFileSync(url)
  } catch (error) {
    throw damaged(url, error)
  }
}

const readJson = <T>(url: URL): T => {
  try {
    return JSON.parse(read(url).toString('utf8'))
  } catch (error) {
    throw error instanceof SyntaxError ? damaged(url, error) : error
  }
}

/** The catalogue that buildCatalog wrote; `url` is its `catalog.json`. Throws `types.invalid` when a file is missing, cut, or of another build. */
export const loadCatalog = (url: URL): Catalog => {
  const { version, types, rules, words } = readJson<Stored>(url)
  const automaton = decodeAutomaton(read(new URL(automatonFile, url)), version)
  if (!automaton) throw damaged(new URL(automatonFile, url))
  let pages: readonly CatalogPage[] | undefined
  return {
    version,
    types,
    rules,
    words,
    automaton,
    pages() {
      pages ??= readJson<CatalogPage[]>(new URL(pagesFile, url))
      return pages
    }
  }
}
