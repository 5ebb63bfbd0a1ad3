import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { encodeAutomaton } from './automaton-file.ts'
import type { Catalog } from './catalog.ts'
import { automatonFile, commonFile, pagesFile } from './load-catalog.ts'
import { encodePages } from './pages-file.ts'

/** Writes `catalog.json`, `catalog.bin`, `catalog-pages.json` and `catalog-common.json`, each whole or not at all; `catalog.json` last, as it names the version. */
export const buildCatalog = (catalog: Catalog, outDir: string): void => {
  const { version, types, rules, words, automaton, allowedPaths, remarks } = catalog
  mkdirSync(outDir, { recursive: true })
  const write = (name: string, content: string | Uint8Array): void => {
    const file = path.join(outDir, name)
    writeFileSync(`${file}.new`, content)
    renameSync(`${file}.new`, file)
  }
  write(pagesFile, encodePages({ pages: catalog.pages(), named: catalog.named() }))
  write(commonFile, JSON.stringify(catalog.common()))
  write(automatonFile, encodeAutomaton(automaton, version))
  write('catalog.json', JSON.stringify({ version, types, rules, words, allowedPaths, remarks }))
}
