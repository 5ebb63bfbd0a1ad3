import { startsAlone } from './boundary.ts'
import type { Candidate } from './candidate.ts'
import { readLead } from './lead.ts'
import type { PreparedRule } from './prepared-rule.ts'
import { type RunFinder, shortestRun } from './run-finder.ts'
import type { TextView } from './text-view.ts'

/** Random text of so many characters has a digit in it but for one in a hundred. */
const digitFrom = 24
/** The two kinds of runs in which values can stand. */
export interface ContextRuns {
  any: RunFinder
  withDigit: RunFinder
}

const maxFound = 4
const lookBack = 64

/** Where the statement that starts at `from` ends: at `limit`, a blank line, or behind two line breaks. */
const statementEnd = (bytes: Uint8Array, from: number, limit: number): number => {
  let breaks = 0
  let blank = false
  for (let i = from; i < limit; i++) {
    const byte = bytes[i]!
    if (byte === 0x0a) {
      if (blank || ++breaks > 2) return i
      blank = true
    } else if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) blank = false
  }
  return limit
}

const nameThenSpace = /^[\w.-]{0,40}[ \t]{1,4}$/

/** Is the word at `hit` a whole part of a name: does it start where a part starts? */
export const startsPart = (bytes: Uint8Array, hit: number): boolean => {
  const before = bytes[hit - 1]
  if (before === undefined) return true
  const isLower = before >= 97 && before <= 122
  if (!isLower && !(before >= 65 && before <= 90)) return true
  const here = bytes[hit]!
  return isLower && here >= 65 && here <= 90
}

/** Undefined for patterns of which too few bytes are token bytes to tell. */
const finderFor = (runs: ContextRuns, rule: PreparedRule): RunFinder | undefined => {
  if (rule.run < shortestRun) return undefined
  return rule.run >= digitFrom ? runs.withDigit : runs.any
}

/** A cheap look: is there anything behind the word that could be the value? */
export const hasRunAfter = (runs: ContextRuns, rule: PreparedRule, hitEnd: number): boolean =>
  finderFor(runs, rule)?.next(hitEnd, hitEnd + rule.reach) ?? true

/** Values that the context word at `hit` names. */
export const matchContext = (view: TextView, runs: ContextRuns, rule: PreparedRule, hit: number, hitEnd: number): Candidate[] => {
  const { bytes } = view
  const limit = Math.min(bytes.length, hitEnd + rule.reach)
  const finder = finderFor(runs, rule)
  const end = statementEnd(bytes, hitEnd, limit)
  const found: Candidate[] = []
  let at = finder?.next(hitEnd, limit) ? finder.start : hitEnd
  let runEnd = finder ? finder.end : end
  while (at + rule.min <= end && found.length < maxFound) {
    if (at + rule.run > runEnd) {
      if (!finder?.next(runEnd + 1, end)) break
      at = finder.start
      runEnd = finder.end
      continue
    }
    if (rule.first[bytes[at]!] === 1 && startsAlone(bytes, at, rule.head)) {
      const candidate = matchAt(view, rule, hit, hitEnd, at)
      if (candidate) {
        found.push(candidate)
        at = candidate.end
        continue
      }
    }
    at++
  }
  return found
}

const matchAt = (view: TextView, rule: PreparedRule, hit: number, hitEnd: number, at: number): Candidate | undefined => {
  view.cover(hit - lookBack, at + rule.max + lookBack)
  const { text, base } = view
  const pattern = rule.sticky()
  pattern.lastIndex = at - base
  const match = pattern.exec(text)
  if (!match) return undefined
  const link = text.slice(hitEnd - base, at - base)
  const lead = readLead(text, hit - base, at - base)
  if (!lead.isLinked && !nameThenSpace.test(link)) return undefined
  const span = match.indices?.groups?.secret ?? [match.index, match.index + match[0].length]
  return {
    rule,
    start: base + span[0],
    end: base + span[1],
    value: text.slice(span[0], span[1]),
    anchor: hitEnd - hit,
    name: lead.name,
    link,
    style: lead.quoted ? 'quoted' : 'code'
  }
}
