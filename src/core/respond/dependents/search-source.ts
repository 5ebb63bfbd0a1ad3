import path from 'node:path'
import type { Dependent } from '../../../contract/case/record.ts'
import { utf16Order } from '../../detect/utf16.ts'
import { named, type Term } from './binding.ts'
import { codeOwnersPaths, readCodeOwners } from './code-owners.ts'
import { fileKind } from './file-kind.ts'
import { groupMentions, type Placed } from './group-mentions.ts'
import { judgeFile, type Proves } from './judge-file.ts'
import { isDistinctive, isShared, type KnownTerm, KnownTerms, mostHops, type Origin } from './known-terms.ts'
import type { Mention } from './mention.ts'
import { packagesOf } from './package-names.ts'
import { Sought } from './sought.ts'
import type { Limits, SourceFile, SourceFiles } from './source-files.ts'
import { type Literal, weighMentions } from './weigh-mentions.ts'

/** Larger files are no settings and no programs that people write. */
export const mostFileBytes = 2 * 1024 * 1024
const mostMentions = 20_000

export interface Seeds {
  /** Forms of the value. */
  values: readonly string[]
  terms: readonly { term: Term; origin: Origin; folder?: string | null }[]
  proves: Proves
}

export interface SourceSearch {
  source: { name: string; location: string }
  files: SourceFiles
  seeds: Seeds
  mask(text: string): string
  breathe(): Promise<void>
  onFile(): void
}

export interface SourceResult {
  dependents: Dependent[]
  /** What other sources may be asked for, with the file that connects it with the value. */
  shared: { term: Term; path: string }[]
  limits: Limits
  /** More mentions than are kept. */
  cut: boolean
}

/** Who uses the secret in one source: first by value and by the names known beforehand, then by what stands for it because of those. */
export async function searchSource({ source, files, seeds, mask, breathe, onFile }: SourceSearch): Promise<SourceResult> {
  const known = new KnownTerms()
  const found = new Map<Mention, string>()
  const literals: Literal[] = []
  const limits: Limits = { tooLarge: 0, unread: 0 }
  let fresh: KnownTerm[] = []
  const learn = (term: Term, hop: number, origin: Origin, folder: string | null): void => {
    if (known.add(term, hop, origin, folder)) fresh.push(...known.all.slice(-1))
  }
  for (const { term, origin, folder } of seeds.terms) learn(term, 0, origin, folder ?? null)

  for (let round = 0; round <= mostHops; round++) {
    const terms = fresh
    fresh = []
    const sought = new Sought(
      round === 0 ? seeds.values : [],
      terms.map(({ term }) => term)
    )
    if (sought.values.length === 0 && sought.terms.length === 0) break
    await files.each(
      (file) => {
        if (round === 0) onFile()
        for (const mention of mentionsIn(file, sought, seeds.proves, limits, round)) {
          if (found.size >= mostMentions || !isInReach(mention, known)) continue
          keepLiteral(mention, file.branch, literals)
          if (mention.literal === 'other') continue
          found.set(mention, file.branch)
          for (const link of mention.links) learnLink(link, mention, round + 1, learn)
        }
      },
      round === 0 ? limits : { tooLarge: 0, unread: 0 },
      breathe
    )
  }

  const mentions = [...found.keys()]
  const weighed = weighMentions(mentions, known, literals)
  const decoder = new TextDecoder()
  const textOf = (at: string): string | undefined => {
    const bytes = files.read(at)
    return bytes && bytes.length <= mostFileBytes ? decoder.decode(bytes) : undefined
  }
  const paths = files.paths()
  const ownersFile = codeOwnersPaths.find((at) => files.has(at))
  const dependents = groupMentions(
    weighed.filter(({ mention }) => isCounted(mention)).map((one): Placed => ({ ...one, branch: found.get(one.mention) ?? '' })),
    {
      source,
      packageOf: packagesOf(paths, textOf),
      ownersOf: readCodeOwners((ownersFile === undefined ? undefined : textOf(ownersFile)) ?? ''),
      mask
    }
  )
  const shared = known.all.flatMap(({ term, origins, hop }) => {
    const by =
      origins.find((origin) => origin.from === 'mention' && origin.mention.via === 'value') ??
      origins.find((origin) => origin.from === 'mention')
    return by?.from === 'mention' && isShared(term) && (term.kind === 'place' || hop === 1) ? [{ term, path: by.mention.path }] : []
  })
  return { dependents, shared, limits, cut: found.size >= mostMentions }
}

function mentionsIn(file: SourceFile, sought: Sought, proves: Proves, limits: Limits, round: number): Mention[] {
  if (file.bytes.length > mostFileBytes) {
    if (round === 0) limits.tooLarge++
    return []
  }
  const text = textIn(file.bytes, sought)
  if (text === undefined) return []
  const kind = fileKind(file.path, text)
  if (kind) return judgeFile({ path: file.path, text }, kind, sought, proves)
  // Of no kind that runs; but another file may name it as the place of the value.
  return sought.valueIn(text) ? judgeFile({ path: file.path, text }, { kind: 'other', read: () => [] }, sought, proves) : []
}

/** Undefined: it speaks of nothing sought, or is no text. */
function textIn(bytes: Uint8Array, sought: Sought): string | undefined {
  const order = utf16Order(bytes)
  if (order !== undefined) return new TextDecoder(order === 'little' ? 'utf-16le' : 'utf-16be').decode(bytes)
  if (!sought.mayStandIn(bytes) || bytes.subarray(0, 8000).includes(0)) return undefined
  return new TextDecoder().decode(bytes)
}

function isInReach(mention: Mention, known: KnownTerms): boolean {
  const folder = mention.term && known.of(mention.term)?.folder
  return !folder || mention.path.startsWith(`${folder}/`)
}

/** What tests and examples set says nothing of what runs. */
function keepLiteral(mention: Mention, branch: string, literals: Literal[]): void {
  if (mention.standing !== 'runs') return
  if (mention.literal === 'other' && mention.term?.kind === 'name')
    literals.push({ name: mention.term.name, path: mention.path, branch, isValue: false })
  if (mention.via === 'value')
    for (const link of mention.links)
      if (link.kind === 'name') literals.push({ name: link.name, path: mention.path, branch, isValue: true })
}

function learnLink(
  link: Term,
  mention: Mention,
  hop: number,
  learn: (term: Term, hop: number, origin: Origin, folder: string | null) => void
): void {
  const origin: Origin = { from: 'mention', mention }
  if (link.kind === 'place') {
    learn(link, hop, origin, null)
    return
  }
  if (!/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(link.name) && !link.name.startsWith('TF_VAR_')) return
  const folder = path.posix.dirname(mention.path)
  learn(named(link.name), hop, origin, isDistinctive(link.name) || folder === '.' ? null : folder)
}

/** Documents and what tools wrote never run; a test that only names the variable reads what its runner gives it. */
function isCounted({ standing, via, how }: Mention): boolean {
  if (standing === 'not-run') return false
  return standing !== 'test' || (via === 'value' && how !== 'named')
}
