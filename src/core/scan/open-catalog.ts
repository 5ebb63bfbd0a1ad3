import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildCatalog } from '../catalog/build-catalog.ts'
import { type CompiledTypeFiles, compileTypeFiles } from '../catalog/compile-type-files.ts'
import { type Catalog, loadCatalog, readBytes } from '../catalog/load-catalog.ts'
import { mergeCatalogs } from '../catalog/merge-catalogs.ts'
import { readTypeFiles, type TypeFile } from '../catalog/type-files.ts'
import { checkNamed } from '../detect/checks/checks.ts'
import type { Ports } from '../ports.ts'
import { decoderNames } from '../verify/decode.ts'

type Place = Pick<Ports, 'catalogUrl' | 'workspaceDir' | 'types'>

/** Where a workspace keeps the user's own types, and what was compiled of them. */
const typesFolder = 'types'
const compiledFolder = 'compiled-types'
/** Raise it when the same files compile to something else, or are refused: what was compiled before is of no use then. */
const compilerVersion = 5

/**
 * Bulkhead's types and the user's own: those of the workspace, and those of the files and folders in `types`. With `dataDir` what was
 * compiled is kept there, and `url` leads threads to it; the same files are not compiled again. Throws types.invalid.
 */
export function openCatalog(place: Place, dataDir: string): { catalog: Catalog; url: URL } {
  const files = ownFiles(place)
  if (files.length === 0) return { catalog: loadCatalog(place.catalogUrl), url: place.catalogUrl }
  const folder = path.join(dataDir, compiledFolder)
  const name = nameOf(place.catalogUrl, files)
  const url = pathToFileURL(path.join(folder, name, 'catalog.json'))
  if (!existsSync(url)) {
    const { catalog } = compileOwn(loadCatalog(place.catalogUrl), files)
    forgetOthers(folder, name)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    buildCatalog(catalog, path.join(folder, name))
  }
  return { catalog: loadCatalog(url), url }
}

/** The same in memory: Bulkhead's types, of which there are `builtIn`, then the user's own, and these with their examples. */
export function compileOwnTypes(place: Place): { catalog: Catalog; builtIn: number; own: CompiledTypeFiles['providers'] } {
  const files = ownFiles(place)
  const base = loadCatalog(place.catalogUrl)
  if (files.length === 0) return { catalog: base, builtIn: base.types.length, own: [] }
  const { catalog, providers } = compileOwn(base, files)
  return { catalog, builtIn: base.types.length, own: providers }
}

const ownFiles = ({ workspaceDir, types = [] }: Place): TypeFile[] => readTypeFiles(path.join(workspaceDir, typesFolder), types)

function compileOwn(base: Catalog, files: readonly TypeFile[]): { catalog: Catalog; providers: CompiledTypeFiles['providers'] } {
  const { catalog, providers } = compileTypeFiles({
    files,
    types: base.types,
    common: base.common(),
    isCheck: (name) => checkNamed(name) !== undefined,
    isDecoder: (name) => decoderNames.includes(name)
  })
  return { catalog: mergeCatalogs(base, catalog), providers }
}

function nameOf(catalogUrl: URL, files: readonly TypeFile[]): string {
  const hash = createHash('sha256').update(`${compilerVersion}\0`).update(readBytes(catalogUrl))
  for (const { file, text } of files) hash.update(`\0${file}\0${text}`)
  return hash.digest('hex').slice(0, 32)
}

function forgetOthers(folder: string, name: string): void {
  for (const other of existsSync(folder) ? readdirSync(folder) : [])
    if (other !== name) rmSync(path.join(folder, other), { recursive: true, force: true })
}
