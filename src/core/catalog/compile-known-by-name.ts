import type { Catalog, CatalogPage, NamedPage } from './catalog.ts'
import { compilePlaybook } from './compile-playbook.ts'
import { invalidTypes, type Located, type SourceProblem } from './parse-provider.ts'
import type { KnownByNameSource } from './schema.ts'

export interface KnownByNameFile extends Located<KnownByNameSource> {
  file: string
}

type Provider = KnownByNameSource['providers'][number]
type Known = Provider['types'][number]

/** Of all: what they open is not known from more than this. */
const judged = 'Judged by what the name says it opens.'

const letters = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '')

/** Pages of the types that have no rule, against the catalogue of those that have one. Throws `types.invalid` with every problem. */
export const compileKnownByName = (
  { file, value, locate }: KnownByNameFile,
  { types, common }: Pick<Catalog, 'types' | 'common'>
): NamedPage[] => {
  const { categories, playbooks } = common()
  const problems: SourceProblem[] = []
  const report = (path: PropertyKey[], message: string) =>
    problems.push({ file, ...locate(path), message: `${path.map(String).join('.')}: ${message}` })
  const owners = new Map(types.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name, id] as const)))
  const rules = new Set(types.map(({ id }) => id))
  const spellings = new Map(types.map(({ provider }) => [letters(provider), provider]))

  const pageOf = (known: Known, { provider, category: usual }: Provider, at: PropertyKey[]): NamedPage[] => {
    const owner = owners.get(known.id)
    if (owner !== undefined) report([...at, 'id'], `${known.id} is already a name of ${owner}`)
    owners.set(known.id, known.id)
    if (known.foundAs !== undefined && !rules.has(known.foundAs))
      report([...at, 'foundAs'], `there is no type ${known.foundAs} with a rule`)
    const source = value.sources[known.from]
    if (!source) report([...at, 'from'], `${known.from} is not in sources`)
    const key = known.category ?? usual
    const category = categories[key]
    if (!category) report([...at, 'category'], `${key} is not in categories.yaml`)
    if (!source || !category) return []
    const { title, date } = source
    const fact = (text: string): NonNullable<CatalogPage['console']> => ({ text, source: title, date })
    return [
      {
        id: known.id,
        aliases: [],
        name: known.name,
        severity: known.severity,
        severityReason: known.docs === undefined ? `${judged} Bulkhead has read no documentation of it.` : judged,
        summary: known.summary ?? '',
        format: '',
        variable: known.id
          .toUpperCase()
          .replaceAll('-', '_')
          .replace(/^(?=\d)/, '_'),
        docs: known.docs === undefined ? [] : [{ title, url: known.docs }],
        decode: [],
        create: [],
        revoke: [],
        logs: [],
        ...(known.console === undefined ? {} : { console: fact(known.console) }),
        ...(known.liveness === undefined ? {} : { liveness: { safety: 'unknown', notes: [fact(known.liveness)], source: title, date } }),
        provider,
        category: key,
        categoryName: category.name,
        risks: category.risks,
        leakCauses: category.leakCauses,
        practices: category.practices,
        playbook: compilePlaybook(playbooks, { category: key, overlap: 'unknown', provider: undefined, type: undefined }),
        foundAs: known.foundAs ?? null
      }
    ]
  }
  const pages = value.providers.flatMap((provider, p) => {
    const spelling = spellings.get(letters(provider.provider))
    if (spelling !== undefined && spelling !== provider.provider)
      report(['providers', p, 'provider'], `its file in secret-types spells it ${spelling}`)
    return provider.types.flatMap((known, t) => pageOf(known, provider, ['providers', p, 'types', t]))
  })
  if (problems.length > 0) throw invalidTypes(problems)
  return pages
}
