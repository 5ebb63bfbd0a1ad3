/**
 * How much is found, and how often where nothing is. Recall: the values of every type's examples in many styles of file. False findings: text that
 * should hold no secret: all of node_modules, and the tips of the repositories, or the folders, that are named.
 * `npm run bench:accuracy -- [repository or folder…] [--seeds 1] [--most-mb 400] [--only provider,…] [--no-clean] [--out docs/accuracy.md]`
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readCatalogSources } from '../src/core/catalog/catalog-from-sources.ts'
import { compileCatalog } from '../src/core/catalog/compile-catalog.ts'
import { createDetector } from '../src/core/detect/create-detector.ts'
import { previewOf } from '../src/core/detect/preview.ts'
import { cleanTexts, kindOfText, type TextKind } from './accuracy/clean-text.ts'
import { measureRecall, type TypeRecall } from './accuracy/recall.ts'
import { asides, type Style, styles } from './accuracy/styles.ts'
import { percent, table } from './accuracy/table.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: 'string', default: '1' },
    'most-mb': { type: 'string', default: '400' },
    only: { type: 'string', default: '' },
    'no-clean': { type: 'boolean', default: false },
    out: { type: 'string' }
  }
})
const root = path.join(import.meta.dirname, '..')
const { providers, categories, playbooks } = readCatalogSources(path.join(root, 'resources'))
const catalog = compileCatalog(providers, categories, playbooks)
const detector = createDetector(catalog)
const generic = new Set(catalog.types.filter(({ providerId }) => providerId === 'generic').map(({ id }) => id))

const out: string[] = []
const say = (text: string): void => {
  out.push(text)
  console.log(text)
}

const hits = ({ right, sibling }: TypeRecall): number => right + sibling

const kinds = ['prefixed', 'context', 'generic'] as const
const sum = (of: readonly TypeRecall[], count: (each: TypeRecall) => number): number => of.reduce((total, each) => total + count(each), 0)

const recallRows = (all: readonly TypeRecall[]): (string | number)[][] =>
  kinds.map((kind) => {
    const of = all.filter((each) => each.kind === kind)
    const tries = sum(of, (each) => each.tries)
    const share = (count: (each: TypeRecall) => number): string => percent(sum(of, count), tries)
    return [
      kind,
      of.filter((each) => each.tries > 0).length,
      tries,
      share(hits),
      share(({ right }) => right),
      share(({ sibling }) => sibling),
      share(({ other }) => other),
      share(({ missed }) => missed)
    ]
  })
const recallHead = ['types', 'count', 'values', 'right or sibling', 'right', 'sibling', 'as another', 'missed']

const byStyle = (all: readonly TypeRecall[], styles: readonly Style[]): (string | number)[][] =>
  styles.map(({ file }) => [
    file,
    ...kinds.map((kind) => {
      const of = all.filter((each) => each.kind === kind)
      const tries = sum(of, (each) => each.tries) / styles.length
      return percent(tries - sum(of, ({ weakIn }) => weakIn.get(file) ?? 0), tries)
    })
  ])

const reportRecall = (): void => {
  const only = options.only.split(',').filter(Boolean)
  const wanted = providers.filter(({ value }) => only.length === 0 || only.includes(value.id))
  const all = measureRecall(detector, wanted, { seeds: Number(options.seeds), styles })
  const aside = measureRecall(detector, wanted, { seeds: Number(options.seeds), styles: asides })
  const inForm = sum(all, (each) => each.inForm)
  say(
    `## Recall\n\nThe values of the examples of ${all.length} types in ${styles.length} styles of file, each under the variable that programs use for it. Left out: ${inForm} examples whose value only its own setting shows (a line of .netrc), which \`check-types\` proves.\n`
  )
  say(table(recallHead, recallRows(all)))
  say(`\n### By style\n\n${table(['style', ...kinds], byStyle(all, styles))}`)
  say(
    `\n### Where the name says API key or token alone\n\nThe provider's name stands elsewhere: the key of the block, a comment, an import, the address. Values that their own setting names (client secrets, pairs of keys) are tried as well, and so are types that ask for more than the name.\n`
  )
  say(table(recallHead, recallRows(aside)))
  say(`\n${table(['style', ...kinds], byStyle(aside, asides))}`)

  const weakest = all
    .filter((each) => each.tries > 0 && hits(each) < each.tries)
    .sort((a, b) => hits(a) / a.tries - hits(b) / b.tries)
    .slice(0, 10)
  const weakRows = weakest.map((each) => [
    each.typeId,
    each.kind,
    percent(hits(each), each.tries),
    percent(each.other, each.tries),
    [...each.weakIn]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([file]) => file)
      .join(', ')
  ])
  say(`\n### The ten weakest types\n\n${table(['type', 'kind', 'right or sibling', 'as another', 'mostly in'], weakRows)}`)
}

interface Tally {
  files: number
  bytes: number
  specific: number
  generic: number
}

const add = <K>(tallies: Map<K, Tally>, key: K, part: Partial<Tally>): void => {
  const tally = tallies.get(key) ?? { files: 0, bytes: 0, specific: 0, generic: 0 }
  for (const name of ['files', 'bytes', 'specific', 'generic'] as const) tally[name] += part[name] ?? 0
  tallies.set(key, tally)
}

const reportClean = (): void => {
  const most = Number(options['most-mb']) * 1_000_000
  const byKind = new Map<TextKind, Tally>()
  const bySource = new Map<string, Tally>()
  const byType = new Map<string, { count: number; places: Set<string> }>()
  for (const place of [path.join(root, 'node_modules'), ...positionals]) {
    let bytes = 0
    for (const text of cleanTexts(place)) {
      if (bytes > most) break
      bytes += text.bytes.length
      const kind = kindOfText(text)
      const tally = { files: 1, bytes: text.bytes.length, specific: 0, generic: 0 }
      const seen = new Set<string>()
      for (const { typeId, start, end } of detector.detect(text.bytes, { path: text.path })) {
        // One value in one file is one finding.
        const value = Buffer.from(text.bytes.subarray(start, end)).toString('utf8')
        if (seen.has(`${typeId} ${value}`)) continue
        seen.add(`${typeId} ${value}`)
        tally[generic.has(typeId) ? 'generic' : 'specific']++
        const found = byType.get(typeId) ?? { count: 0, places: new Set() }
        found.count++
        if (found.places.size < 3) found.places.add(`${text.source}/${text.path} (${previewOf(typeId, value, catalog)})`)
        byType.set(typeId, found)
      }
      add(byKind, kind, tally)
      add(bySource, text.source, tally)
    }
  }
  const rate = (count: number, bytes: number): string => (bytes === 0 ? '–' : ((count * 100_000_000) / bytes).toFixed(1))
  const rowsOf = (tallies: ReadonlyMap<string, Tally>): (string | number)[][] =>
    [...tallies].map(([name, { files, bytes, specific, generic: general }]) => [
      name,
      files,
      (bytes / 1_000_000).toFixed(1),
      specific,
      rate(specific, bytes),
      general,
      rate(general, bytes)
    ])
  const total: Tally = { files: 0, bytes: 0, specific: 0, generic: 0 }
  for (const tally of bySource.values()) for (const name of ['files', 'bytes', 'specific', 'generic'] as const) total[name] += tally[name]
  const head = ['files', 'MB', 'of providers', 'per 100 MB', 'generic', 'per 100 MB']
  say(
    '\n## Findings in text that should have none\n\nEach is to be judged by a person: packages do carry test keys that are real in form.\n'
  )
  say(table(['source', ...head], [...rowsOf(bySource), ...rowsOf(new Map([['all', total]]))]))
  say(`\n${table(['kind of text', ...head], rowsOf(byKind))}`)
  const worst = [...byType].sort((a, b) => b[1].count - a[1].count).slice(0, 20)
  say(
    `\n### The most frequent\n\n${table(
      ['type', 'count', 'for example'],
      worst.map(([typeId, { count, places }]) => [typeId, count, [...places].join('; ')])
    )}`
  )
}

say(`# Accuracy\n\n${new Date().toISOString().slice(0, 10)}, ${catalog.types.length} types. Made by \`npm run bench:accuracy\`.\n`)
reportRecall()
if (!options['no-clean']) reportClean()
/** What a person wrote below stays. */
const judged = '\n## Judged by a person\n'
if (options.out !== undefined) {
  const before = existsSync(options.out) ? readFileSync(options.out, 'utf8') : ''
  const at = before.indexOf(judged)
  writeFileSync(options.out, `${out.join('\n')}\n${at === -1 ? '' : before.slice(at)}`)
}
