import { BulkheadError } from '../../contract/errors.ts'
import type { AllowedPath, Catalog, CatalogCommon, CatalogType, Remark } from './catalog.ts'
import { compileCatalog, type ProviderFile } from './compile-catalog.ts'
import { gitleaksProvider } from './gitleaks/gitleaks-provider.ts'
import { invalidTypes, parseProvider, problemsOf, type SourceProblem } from './parse-provider.ts'
import type { TypeFile } from './type-files.ts'

export interface TypeFilesParts {
  files: readonly TypeFile[]
  /** The types that are there already, whose names are taken. */
  types: readonly CatalogType[]
  common: CatalogCommon
  /** Checks that rules may name. */
  isCheck: (name: string) => boolean
  /** Decoders that types may name. */
  isDecoder: (name: string) => boolean
}

export interface CompiledTypeFiles {
  catalog: Catalog
  /** Of the YAML files, with their examples. */
  providers: ProviderFile[]
}

/** A catalogue of the user's own types alone. Throws types.invalid with every problem of every file, each with its line. */
export function compileTypeFiles({ files, types, common, isCheck, isDecoder }: TypeFilesParts): CompiledTypeFiles {
  const problems: SourceProblem[] = []
  const attempt = <T>(work: () => T): T[] => {
    try {
      return [work()]
    } catch (error) {
      if (!(error instanceof BulkheadError) || error.code !== 'types.invalid') throw error
      problems.push(...problemsOf(error))
      return []
    }
  }
  const taken = new Map(types.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name, `${id} of Bulkhead`] as const)))
  const yaml = files.filter(({ format }) => format === 'yaml')
  const providers = yaml.flatMap(({ file, text }) => attempt(() => ({ file, ...parseProvider(text, file) })))
  for (const { file, value, locate } of providers) {
    const refuse = (at: readonly PropertyKey[], what: string, unknown: string | undefined): void => {
      if (unknown === undefined) return
      problems.push({ file, ...locate(at), message: `${at.join('.')}: there is no ${what} named ${unknown}` })
    }
    value.types.forEach(({ decode, rules }, t) => {
      const decoder = decode.find((name) => !isDecoder(name))
      refuse(['types', t, 'decode'], 'decoder', decoder)
      rules.forEach(({ checks }, r) => {
        const check = checks.find((name) => !isCheck(name))
        refuse(['types', t, 'rules', r, 'checks'], 'check', check)
      })
    })
  }
  const names = new Set([...taken.keys(), ...providers.flatMap(({ value }) => value.types.flatMap(({ id, aliases }) => [id, ...aliases]))])
  const imported = files
    .filter(({ format }) => format === 'toml')
    .flatMap(({ file, text }) => {
      const made = attempt(() => gitleaksProvider(text, file, (id) => names.has(id)))
      for (const { id } of made.flatMap(({ provider }) => provider.value.types)) names.add(id)
      return made
    })
  if (problems.length > 0) throw invalidTypes(problems)

  const { categories, playbooks } = common
  const catalog = compileCatalog(
    [...providers, ...imported.map(({ provider }) => provider)],
    categories,
    // Its own words were checked when the product was built.
    { file: 'playbooks.yaml', value: playbooks, locate: () => ({ line: 1, column: 1 }) },
    taken
  )
  const indexOf = new Map(catalog.types.map(({ id }, index) => [id, index]))
  const allowedPaths: AllowedPath[] = imported.flatMap(({ allowedPaths }) =>
    allowedPaths.map((path) => ({ ...path, types: path.types?.flatMap((id) => indexOf.get(id) ?? []) ?? null }))
  )
  const remarks: Remark[] = imported.flatMap((each) => each.remarks)
  return { catalog: { ...catalog, allowedPaths, remarks }, providers }
}
