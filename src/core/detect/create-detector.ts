import { BulkheadError } from '../../contract/errors.ts'
import { tokenBytes } from '../catalog/byte-set.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { automatonKernel } from './automaton-kernel.ts'
import type { Candidate } from './candidate.ts'
import { checkNamed } from './checks/checks.ts'
import { judge } from './judge.ts'
import { matchAssignment } from './match-assignment.ts'
import { matchContext, startsPart } from './match-context.ts'
import { matchToken } from './match-token.ts'
import { type PreparedRule, prepareRule } from './prepared-rule.ts'
import { resolveOverlaps } from './resolve-overlaps.ts'
import { textView } from './text-view.ts'
import type { DetectOptions, Detector, Match } from './types.ts'
import { narrowUtf16, utf16Order } from './utf16.ts'

interface Use {
  rule: PreparedRule
  /** Bytes that must stand at the hit as they are written; null in any case. */
  exact: Uint8Array | null
}

const chunk = 1_048_576

const standsAt = (bytes: Uint8Array, at: number, literal: Uint8Array): boolean => {
  for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false
  return true
}

const hasRun = (bytes: Uint8Array, at: number, length: number): boolean => {
  if (at + length > bytes.length) return false
  for (let i = at; i < at + length; i++) if (tokenBytes[bytes[i]!] === 0) return false
  return true
}

export const createDetector = (catalog: Catalog): Detector => {
  const rules = catalog.rules.map((rule, index) => {
    const type = catalog.types[rule.type]
    const unknown = rule.checks.find((name) => checkNamed(name) === undefined)
    if (!type || unknown !== undefined)
      throw new BulkheadError('types.invalid', `${type?.id ?? 'a type'}: there is no check named ${unknown}`)
    return prepareRule(rule, index, type)
  })
  const words = catalog.words.map(({ text, uses }) => ({
    length: text.length,
    uses: uses.flatMap(({ rule, exact }): Use[] => {
      const prepared = rules[rule]
      return prepared ? [{ rule: prepared, exact: exact === null ? null : Buffer.from(exact, 'latin1') }] : []
    })
  }))
  const longestWord = Math.max(1, ...words.map((word) => word.length))
  const kernel = automatonKernel(catalog.automaton, longestWord)
  const { starts, ends, firstFinal } = catalog.automaton

  const detectBytes = (bytes: Uint8Array, { binary = false, explain, path }: DetectOptions): Match[] => {
    const view = textView(bytes, path)
    const candidates: Candidate[] = []
    /** Of each rule: the end of its last match, before which it is not tried again. */
    const doneUntil = new Map<number, number>()

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
    const tryRule = ({ rule, exact }: Use, hit: number, hitEnd: number): void => {
      if (rule.kind === 'token' || rule.kind === 'block') {
        if (exact && !standsAt(bytes, hit, exact)) return
        if (hit < (doneUntil.get(rule.index) ?? 0)) return
        if (rule.run > hitEnd - hit && !explain && !hasRun(bytes, hit, rule.run)) return
        const candidate = matchToken(view, rule, hit, hitEnd, explain !== undefined)
        if (candidate && consider(candidate)) doneUntil.set(rule.index, candidate.end)
      } else if (!binary && rule.kind === 'context') {
        if (!startsPart(bytes, hit)) return
        for (const candidate of matchContext(view, rule, hit, hitEnd)) if (consider(candidate)) return
      } else if (!binary) consider(matchAssignment(view, rule, hit, hitEnd))
    }

    for (let from = 0; from < bytes.length; from += chunk) {
      const hits = kernel.scan(bytes, from, Math.min(bytes.length, from + chunk))
      for (let h = 0; h < hits.count; h++) {
        const hitEnd = hits.ends[h]!
        const final = hits.states[h]! - firstFinal
        for (let e = starts[final]!; e < starts[final + 1]!; e++) {
          const word = words[ends[e]!]!
          for (const use of word.uses) tryRule(use, hitEnd - word.length, hitEnd)
        }
      }
    }
    const kept = resolveOverlaps(candidates, (loser, winner) => tell(loser, 'covered', winner.rule.typeId))
    for (const candidate of kept) tell(candidate, 'kept')
    return kept.map(({ rule, start, end }) => ({ typeId: rule.typeId, start, end, severity: rule.severity }))
  }

  return {
    maxSpan: rules.reduce((most, rule) => Math.max(most, rule.left + rule.max + rule.reach), 0) + longestWord,
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
