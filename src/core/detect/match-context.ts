import { longestEscape, startsAlone } from './boundary.ts'
import type { Candidate } from './candidate.ts'
import { readLead } from './lead.ts'
import type { ContextGroup } from './prepare-words.ts'
import { contextJoints, type PreparedRule } from './prepared-rule.ts'
import type { RunFinder } from './run-finder.ts'
import type { TextView } from './text-view.ts'

const lookBack = 64
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

/** Does the statement that `from` stands in go on to `to`: no blank line and at most two line breaks between? */
const isSameStatement = (bytes: Uint8Array, from: number, to: number): boolean => {
  let breaks = 0
  let blank = false
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!
    if (byte === 0x0a) {
      if (blank || ++breaks > 2) return false
      blank = true
    } else if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) blank = false
  }
  return true
}

/**
 * Goes over the places behind a context word at which a value could start; `finder` leads to the runs in which the values of
 * the group can stand. `attempt` is called for each rule that the bytes there do not rule out.
 */
export const eachContextPlace = (
  view: TextView,
  finder: RunFinder | undefined,
  { rules, reach }: ContextGroup,
  hitEnd: number,
  attempt: (rule: PreparedRule, at: number) => void
): void => {
  const { bytes } = view
  const limit = Math.min(bytes.length, hitEnd + reach)
  let from = hitEnd
  while (from < limit) {
    if (finder && !finder.next(from, limit)) return
    const runEnd = finder?.end ?? limit
    const stop = Math.min(runEnd, limit)
    const start = finder?.start ?? from
    // A value starts where a run does, behind an escape at its start, or behind a sign in it.
    for (let at = start; at < stop; at++) {
      if (at - start > longestEscape && contextJoints[bytes[at - 1]!] === 1) continue
      if (!startsAlone(bytes, at, contextJoints)) continue
      for (const rule of rules) {
        if (rule.first[bytes[at]!] === 1 && at + rule.nameRun <= runEnd && at + rule.min <= hitEnd + rule.reach) attempt(rule, at)
      }
    }
    from = runEnd + 1
  }
}

/** The value of the rule at `at`, if the word at `hit` leads to it. */
export const matchContext = (view: TextView, rule: PreparedRule, hit: number, hitEnd: number, at: number): Candidate | undefined => {
  view.cover(hit - lookBack, at + rule.max + lookBack)
  const { text, base } = view
  const pattern = rule.sticky()
  pattern.lastIndex = at - base
  const match = pattern.exec(text)
  if (!match || !isSameStatement(view.bytes, hitEnd, at)) return undefined
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
