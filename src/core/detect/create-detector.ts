import type { Catalog } from '../catalog/catalog.ts'
import { automatonKernel } from './automaton-kernel.ts'
import { prepareWords } from './prepare-words.ts'
import { createRuleMemory } from './rule-memory.ts'
import { searchText } from './search-text.ts'
import type { Detector } from './types.ts'
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
  return {
    maxSpan: rules.reduce((most, rule) => Math.max(most, rule.left + rule.max + rule.reach), longestAssignment) + longestWord,
    detect(bytes, options = {}) {
      const order = utf16Order(bytes)
      if (order === undefined) return searchText(engine, bytes, options)
      const { explain } = options
      const wide = <T extends { start: number; end: number }>(span: T): T => ({ ...span, start: span.start * 2 + 2, end: span.end * 2 + 2 })
      const narrow = { ...options, binary: false, explain: explain && ((told: Parameters<typeof explain>[0]) => explain(wide(told))) }
      return searchText(engine, narrowUtf16(bytes, order), narrow).map(wide)
    }
  }
}
