import { createHash } from 'node:crypto'
import { buildAutomaton, foldWord } from './automaton.ts'
import type { Catalog, CatalogPage, CatalogType, CatalogWord, CompiledRule } from './catalog.ts'
import { compilePlaybook } from './compile-playbook.ts'
import { compileRule, partnerProblem, RuleError } from './compile-rule.ts'
import { escapeWords } from './escape-words.ts'
import { lintPlaybook, lintPlaybooks, lintSources } from './lint-playbook.ts'
import { lintType } from './lint-type.ts'
import { invalidTypes, type Located, type SourceProblem } from './parse-provider.ts'
import type { PlaybookSource, PlaybooksSource } from './playbook-source.ts'
import type { CategoriesSource, ProviderSource, RuleSource } from './schema.ts'
import { wordVariants } from './word-variants.ts'

/** Raise it when the engine itself comes to find or to tell other things with the same rules: stored scans are then out of date. */
const engineVersion = 7

/** Rules of other tools may have anchors in either case beside a pattern that is exact. */
export type AnyRuleSource = RuleSource & { anyCase?: boolean }

export interface ProviderFile extends Located<ProviderSource> {
  file: string
}

export interface PlaybooksFile extends Located<PlaybooksSource> {
  file: string
}

type TypeSource = ProviderSource['types'][number]

const prefixesOf = (type: TypeSource): string[] => [
  ...new Set(type.rules.flatMap((rule) => ('anchors' in rule && 'left' in rule && rule.left === 0 ? rule.anchors : [])))
]

/** Texts are searched byte by byte, so a word of another script stands as its UTF-8 bytes. */
const latin1Of = (name: string): string => Buffer.from(name, 'utf8').toString('latin1')

const wordsOf = (rule: AnyRuleSource): { text: string; exact: string | null }[] => {
  if (rule.kind === 'context') return rule.words.flatMap(wordVariants).map((text) => ({ text, exact: null }))
  if (rule.kind === 'assignment')
    return rule.names
      .map(latin1Of)
      .flatMap(wordVariants)
      .map((text) => ({ text, exact: null }))
  return rule.anchors.map((anchor) => ({ text: foldWord(anchor), exact: rule.ignoreCase || rule.anyCase ? null : anchor }))
}

/** Throws `types.invalid` with every problem of every file. `taken`: types of another catalogue, by their names. */
export const compileCatalog = (
  providers: readonly ProviderFile[],
  categories: CategoriesSource,
  playbooks: PlaybooksFile,
  taken: ReadonlyMap<string, string> = new Map()
): Catalog => {
  const types: CatalogType[] = []
  const rules: CompiledRule[] = []
  const pages: CatalogPage[] = []
  const words = new Map<string, CatalogWord>()
  const owners = new Map(taken)
  const problems: SourceProblem[] = []
  const proven = new Set<string>()
  const common = playbooks.value
  for (const { path, message } of lintPlaybooks(common, Object.keys(categories)))
    problems.push({ file: playbooks.file, ...playbooks.locate(path), message: `${path.map(String).join('.')}: ${message}` })

  for (const { file, value: provider, locate } of providers) {
    const report = (path: PropertyKey[], message: string) =>
      problems.push({ file, ...locate(path), message: `${path.map(String).join('.')}: ${message}` })
    const category = categories[provider.category]
    if (!category) report(['category'], `${provider.category} is not in categories.yaml`)
    const layer = (playbook: PlaybookSource | undefined, path: PropertyKey[], names: readonly string[]) => {
      if (!playbook) return undefined
      const { sources } = provider
      for (const found of lintPlaybook(playbook, { path, names, sources, common: common.sources })) report(found.path, found.message)
      return { playbook, sources: { ...common.sources, ...sources } }
    }
    const ofProvider = layer(provider.playbook, ['playbook'], [provider.id])
    const named = [provider.playbook, ...provider.types.map((type) => type.playbook)]
    for (const found of lintSources(provider.sources, named)) report(found.path, found.message)
    provider.types.forEach((type, t) => {
      for (const id of [type.id, ...type.aliases]) {
        const owner = owners.get(id)
        if (owner !== undefined) report(['types', t, 'id'], `${id} is already a name of ${owner}`)
        owners.set(id, type.id)
      }
      for (const { path, message } of lintType(type, provider)) report(['types', t, ...path], message)
      const { rules: sources, with: partners, examples: _, counterExamples: __, playbook, ...page } = type
      const index = types.length
      types.push({
        id: type.id,
        aliases: type.aliases,
        name: type.name,
        provider: provider.provider,
        providerId: provider.id,
        category: provider.category,
        fallback: provider.fallback,
        severity: type.severity,
        summary: type.summary,
        prefixes: prefixesOf(type),
        prefix: prefixesOf(type)[0] ?? null,
        variable: type.variable,
        decode: type.decode,
        with: partners
      })
      pages.push({
        ...page,
        provider: provider.provider,
        category: provider.category,
        categoryName: category?.name ?? provider.category,
        risks: category?.risks ?? [],
        leakCauses: category?.leakCauses ?? [],
        practices: category?.practices ?? [],
        playbook: compilePlaybook(common, {
          category: provider.category,
          overlap: type.rotation?.overlap ?? 'unknown',
          provider: ofProvider,
          type: layer(playbook, ['types', t, 'playbook'], [type.id, provider.id])
        })
      })
      for (const [w, { pattern }] of partners.entries()) {
        const problem = partnerProblem(pattern)
        if (problem !== undefined) report(['types', t, 'with', w, 'pattern'], problem)
      }
      sources.forEach((source, r) => {
        try {
          const rule = rules.push(compileRule(source, index, proven)) - 1
          for (const { text, exact } of wordsOf(source)) {
            const word = words.get(text) ?? { text, uses: [] }
            word.uses.push({ rule, exact })
            words.set(text, word)
          }
        } catch (error) {
          if (!(error instanceof RuleError)) throw error
          report(['types', t, 'rules', r, ...error.path], error.message)
        }
      })
    })
  }
  if (problems.length > 0) throw invalidTypes(problems)

  for (const text of escapeWords) if (!words.has(text)) words.set(text, { text, uses: [] })
  const list = [...words.values()]
  const decisive = JSON.stringify([
    engineVersion,
    types.map(({ id, severity, fallback, with: partners }) => [id, severity, fallback, partners]),
    rules,
    list
  ])
  return {
    version: createHash('sha256').update(decisive).digest('hex').slice(0, 32),
    types,
    rules,
    words: list,
    automaton: buildAutomaton(list.map(({ text }) => text)),
    allowedPaths: [],
    remarks: [],
    common: () => ({ categories, playbooks: common }),
    pages: () => pages,
    named: () => []
  }
}
