import type { Catalog } from '../catalog/catalog.ts'
import { automatonKernel } from './automaton-kernel.ts'
import type { Candidate } from './candidate.ts'
import { judge } from './judge.ts'
import { canEndName, matchAssignment } from './match-assignment.ts'
import { type ContextRuns, hasRunAfter, matchContext, startsPart } from './match-context.ts'
import { matchToken, matchWithoutBoundary } from './match-token.ts'
import { prepareWords, type Use } from './prepare-words.ts'
import type { PreparedRule } from './prepared-rule.ts'
import { resolveOverlaps } from './resolve-overlaps.ts'
import { createRuleMemory } from './rule-memory.ts'
import { coversRun, runFinder } from './run-finder.ts'
import { textView } from './text-view.ts'
import type { DetectOptions, Detector, Match } from './types.ts'
import { narrowUtf16, utf16Order } from './utf16.ts'
import { longestAssignment } from './value-link.ts'

/** Bounds the list of hits. */
const chunk = 1_048_576

/** What a try costs at most, in bytes that a pattern reads in the same time; measured on hostile text. */
const stepsOf = ({ kind, max, left }: PreparedRule): number => {
  if (kind === 'assignment') return 1_536
  return kind === 'context' ? 1_200 : Math.max(128, max) + Math.min(1_024, left * 64)
}

const standsAt = (bytes: Uint8Array, at: number, literal: Uint8Array): boolean => {
  for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false
  return true
}

/**
 * Bytes in, matches out: the automaton finds words, cheap looks at the bytes around them leave few, a sticky pattern reads
 * the value there, filters and checks judge it, and of those that overlap the most telling stays.
 */
export const createDetector = (catalog: Catalog): Detector => {
  const { rules, uses, longestWord } = prepareWords(catalog)
  const { firstFinal } = catalog.automaton
  const memory = createRuleMemory(rules.length)
  const kernel = automatonKernel(catalog.automaton, longestWord)

  const detectBytes = (bytes: Uint8Array, { binary = false, explain, path }: DetectOptions): Match[] => {
    const view = textView(bytes, path)
    const runs: ContextRuns = { any: runFinder(bytes, false), withDigit: runFinder(bytes, true) }
    const candidates: Candidate[] = []
    memory.wipe()

    const tell = (candidate: Candidate, reason: string, detail = '') =>
      explain?.({ typeId: candidate.rule.typeId, start: candidate.start, end: candidate.end, kept: reason === 'kept', reason, detail })
    const consider = (candidate: Candidate | undefined): boolean => {
      if (!candidate) return false
      const reason = judge(candidate, (reach) => {
        view.cover(candidate.start - reach, candidate.end + reach)
        return view.text.slice(Math.max(0, candidate.start - reach - view.base), candidate.end + reach - view.base)
      })
      if (reason === 'kept') candidates.push(candidate)
      else tell(candidate, reason)
      return reason === 'kept'
    }

    const tryUse = ({ rule, exact, length }: Use, hitEnd: number): void => {
      const hit = hitEnd - length
      if (hit < memory.doneUntil[rule.index]!) return
      if (rule.kind === 'token' || rule.kind === 'block') {
        if (exact !== null && !standsAt(bytes, hit, exact)) return
        if (rule.run > length && !coversRun(bytes, hit, rule.run)) return
        if (!memory.allows(rule.index, hit, stepsOf(rule))) return
        const candidate = matchToken(view, rule, hit, hitEnd)
        if (candidate && consider(candidate)) memory.doneUntil[rule.index] = candidate.end
        else if (!candidate && explain) consider(matchWithoutBoundary(view, rule, hit, hitEnd))
        return
      }
      if (binary || memory.lastName[rule.index] === hitEnd) return
      if (rule.kind === 'context' ? !startsPart(bytes, hit) || !hasRunAfter(runs, rule, hitEnd) : !canEndName(bytes, hitEnd)) return
      if (!memory.allows(rule.index, hit, stepsOf(rule))) return
      memory.lastName[rule.index] = hitEnd
      if (rule.kind === 'context') {
        for (const candidate of matchContext(view, runs, rule, hit, hitEnd)) {
          if (candidate.start === memory.lastValue[rule.index]) return
          memory.lastValue[rule.index] = candidate.start
          if (consider(candidate)) return
        }
      } else consider(matchAssignment(view, rule, hit, hitEnd))
    }

    for (let from = 0; from < bytes.length; from += chunk) {
      const { count, ends, states } = kernel.scan(bytes, from, Math.min(bytes.length, from + chunk))
      for (let h = 0; h < count; h++) {
        for (const use of uses[states[h]! - firstFinal]!) tryUse(use, ends[h]!)
      }
    }
    const kept = resolveOverlaps(candidates, (loser, winner) => tell(loser, 'covered', winner.rule.typeId))
    for (const candidate of kept) tell(candidate, 'kept')
    return kept.map(({ rule, start, end }) => ({ typeId: rule.typeId, start, end, severity: rule.severity }))
  }

  return {
    maxSpan: rules.reduce((most, rule) => Math.max(most, rule.left + rule.max + rule.reach), longestAssignment) + longestWord,
    detect(bytes, options = {}) {
      const order = utf16Order(bytes)
      if (order === undefined) return detectBytes(bytes, options)
      const { explain } = options
      const wide = <T extends { start: number; end: number }>(span: T): T => ({ ...span, start: span.start * 2 + 2, end: span.end * 2 + 2 })
      return detectBytes(narrowUtf16(bytes, order), { ...options, binary: false, explain: explain && ((told) => explain(wide(told))) }).map(
        wide
      )
    }
  }
}
