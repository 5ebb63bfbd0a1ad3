import { startsAlone } from './boundary.ts'
import type { Candidate } from './candidate.ts'
import { readLead } from './lead.ts'
import type { PreparedRule } from './prepared-rule.ts'
import type { RunFinder } from './run-finder.ts'
import type { TextView } from './text-view.ts'

const maxFound = 4
const lookBack = 64

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

/** Values that the context word at `hit` names; `finder` leads to the runs in which they can stand. */
export const matchContext = (
  view: TextView,
  finder: RunFinder | undefined,
  rule: PreparedRule,
  hit: number,
  hitEnd: number
): Candidate[] => {
  const { bytes } = view
  const limit = Math.min(bytes.length, hitEnd + rule.reach)
  if (finder && !finder.next(hitEnd, limit)) return []
  const found: Candidate[] = []
  let at = finder?.start ?? hitEnd
  let runEnd = finder?.end ?? limit
  while (at + rule.min <= limit && found.length < maxFound) {
    if (at + rule.run > runEnd) {
      if (!finder?.next(runEnd + 1, limit)) break
      at = finder.start
      runEnd = finder.end
      continue
    }
    if (rule.first[bytes[at]!] === 1 && startsAlone(bytes, at, rule.head)) {
      const candidate = matchAt(view, rule, hit, hitEnd, at)
      if (candidate) {
        if (!isSameStatement(bytes, hitEnd, at)) break
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
