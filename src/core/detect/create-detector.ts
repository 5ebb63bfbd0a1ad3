import type { Catalog } from '../catalog/catalog.ts'
import { automatonKernel } from './automaton-kernel.ts'
import type { Candidate } from './candidate.ts'
import { longestRegion } from './decode/find-runs.ts'
import { type Joined, partnerJoiner } from './join-partners.ts'
import { ownerNamer } from './name-owners.ts'
import { prepareWords } from './prepare-words.ts'
import { resolveOverlaps } from './resolve-overlaps.ts'
import { createRuleMemory } from './rule-memory.ts'
import { searchLayers } from './search-layers.ts'
import type { DetectOptions, Detector, Match } from './types.ts'
import { narrowUtf16, utf16Order } from './utf16.ts'
import { longestAssignment } from './value-link.ts'

/**
 * Bytes in, matches out: the automaton finds words, cheap looks at the bytes around them leave few, a sticky pattern reads
 * the value there, filters and checks judge it, and of those that overlap the most telling stays.
 */
export const createDetector = (catalog: Catalog): Detector => {
  const { wordsAt, longestWord } = prepareWords(catalog)
  const { rules } = catalog
  const engine = {
    wordsAt,
    firstFinal: catalog.automaton.firstFinal,
    kernel: automatonKernel(catalog.automaton, longestWord),
    memory: createRuleMemory(rules.length + 1),
    reader: rules.length
  }
  const nameOwners = ownerNamer(engine, catalog.types)
  const join = partnerJoiner(catalog.types)
  const find = (bytes: Uint8Array, options: DetectOptions): Match[] => {
    const { explain } = options
    const tell = ({ rule, start, end, encodings = [] }: Candidate, reason: string, ...details: string[]) =>
      explain?.({ typeId: rule.typeId, start, end, kept: reason === 'kept', reason, detail: [...encodings, ...details].join(', ') })
    const kept = resolveOverlaps(searchLayers(engine, bytes, options), (loser, winner) => tell(loser, 'covered', winner.rule.typeId))
    const named = nameOwners(bytes, kept)
    named.forEach(({ rule }, i) => {
      const before = kept[i]
      if (before && before.rule !== rule) tell(before, 'covered', rule.typeId)
    })
    return join(bytes, named, (partner, name) => tell(partner, 'partner', name)).map((candidate) => {
      tell(candidate, 'kept')
      return matchOf(candidate)
    })
  }
  const longestMatch = rules.reduce((most, rule) => Math.max(most, rule.left + rule.max + rule.reach), longestAssignment) + longestWord
  return {
    maxSpan: longestMatch + longestRegion,
    detect(bytes, options = {}) {
      const order = utf16Order(bytes)
      if (order === undefined) return find(bytes, options)
      const { explain } = options
      const wide = <T extends { start: number; end: number }>(span: T): T => ({ ...span, start: span.start * 2 + 2, end: span.end * 2 + 2 })
      const narrow = { ...options, binary: false, explain: explain && ((told: Parameters<typeof explain>[0]) => explain(wide(told))) }
      return find(narrowUtf16(bytes, order), narrow).map(wide)
    }
  }
}

const matchOf = ({ rule, start, end, value, encodings, partners }: Joined): Match => ({
  typeId: rule.typeId,
  start,
  end,
  severity: rule.severity,
  ...(encodings && { decoded: { value: Buffer.from(value, 'latin1'), encodings } }),
  ...(partners && { partners })
})
