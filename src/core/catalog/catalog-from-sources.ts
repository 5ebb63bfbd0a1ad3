import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import type { Catalog } from './catalog.ts'
import { compileCatalog, type PlaybooksFile, type ProviderFile } from './compile-catalog.ts'
import { compileKnownByName, type KnownByNameFile } from './compile-known-by-name.ts'
import { lintOwnType } from './lint-own-type.ts'
import { lintSharedTokens } from './lint-shared-tokens.ts'
import {
  invalidTypes,
  parseCategories,
  parseKnownByName,
  parsePlaybooks,
  parseProvider,
  problemsOf,
  type SourceProblem
} from './parse-provider.ts'
import type { CategoriesSource } from './schema.ts'

export interface CatalogSources {
  providers: ProviderFile[]
  categories: CategoriesSource
  playbooks: PlaybooksFile
  knownByName: KnownByNameFile
}

/** Reads `categories.yaml`, `playbooks.yaml`, `known-by-name.yaml` and `secret-types/*.yaml` under `dir`; `only` narrows to these provider ids. Throws `types.invalid` with the problems of all files. */
export const readCatalogSources = (dir: string, only: readonly string[] = []): CatalogSources => {
  const problems: SourceProblem[] = []
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof BulkheadError) || error.code !== 'types.invalid') throw error
      problems.push(...problemsOf(error))
      return undefined
    }
  }
  const categoriesFile = path.join(dir, 'categories.yaml')
  const categories = attempt(() => parseCategories(readFileSync(categoriesFile, 'utf8'), categoriesFile))
  const playbooksFile = path.join(dir, 'playbooks.yaml')
  const playbooks = attempt(() => parsePlaybooks(readFileSync(playbooksFile, 'utf8'), playbooksFile))
  const namesFile = path.join(dir, 'known-by-name.yaml')
  const names = attempt(() => parseKnownByName(readFileSync(namesFile, 'utf8'), namesFile))
  const folder = path.join(dir, 'secret-types')
  const providerFiles = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && (only.length === 0 || only.includes(name.slice(0, -'.yaml'.length))))
    .sort()
  const providers = providerFiles.flatMap((name) => {
    const file = path.join(folder, name)
    const located = attempt(() => parseProvider(readFileSync(file, 'utf8'), file))
    return located ? [{ file, ...located }] : []
  })
  problems.push(...lintOwn(providers))
  if (problems.length > 0 || !categories || !playbooks || !names) throw invalidTypes(problems)
  return { providers, categories, playbooks: { file: playbooksFile, ...playbooks }, knownByName: { file: namesFile, ...names } }
}

const lintOwn = (files: readonly ProviderFile[]): SourceProblem[] => {
  const problemAt = ({ file, locate }: ProviderFile, path: readonly PropertyKey[], message: string): SourceProblem => ({
    file,
    ...locate(path),
    message: `${path.map(String).join('.')}: ${message}`
  })
  const ofTypes = files.flatMap((file) =>
    file.value.types.flatMap((type, t) =>
      lintOwnType(type, file.value).map(({ path, message }) => problemAt(file, ['types', t, ...path], message))
    )
  )
  const shared = lintSharedTokens(files.map(({ value }) => value)).flatMap(({ provider, problem }) => {
    const file = files[provider]
    return file ? [problemAt(file, problem.path, problem.message)] : []
  })
  return [...ofTypes, ...shared]
}

/** The catalogue straight from a `resources` folder, as tests and the build use it. */
export const catalogFromSources = (dir: string): Catalog => {
  const { providers, categories, playbooks, knownByName } = readCatalogSources(dir)
  const catalog = compileCatalog(providers, categories, playbooks)
  const named = compileKnownByName(knownByName, catalog)
  return { ...catalog, named: () => named }
}
