import { startsAlone } from './boundary.ts'
import type { Candidate } from './candidate.ts'
import type { PreparedRule } from './prepared-rule.ts'
import type { TextView } from './text-view.ts'

const maxTries = 8

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

const operatorBefore =
  /[=:(,>[{|\u00bb]\s*(?:[bBrRuUfF@$]{0,2}(?:\\{0,3}["'`]|&quot;))?$|(?:\\{0,3}["'`]|&quot;)$|\b(?:bearer|basic|token|key|is)\s{1,3}(?:\\{0,3}["'`])?$/i
const nameThenSpace = /^[\w.-]{0,40}[ \t]{1,4}$/

/** The name nearest before the value: what stands before its operator. */
const nameBefore = (lead: string): string =>
  /([A-Za-z_][\w.-]{0,60})[\\"'`\])]{0,4}\s*(?:[:=>,(]|:=|=>)[^A-Za-z0-9]*$/.exec(lead)?.[1] ?? ''

/** Is the word at `hit` a whole part of a name: does it start where a part starts? */
export const startsPart = (bytes: Uint8Array, hit: number): boolean => {
  const before = bytes[hit - 1]
  if (before === undefined) return true
  const isLower = before >= 97 && before <= 122
  if (!isLower && !(before >= 65 && before <= 90)) return true
  const here = bytes[hit]!
  return isLower && here >= 65 && here <= 90
}

/** Values that the context word at `hit` names. */
export const matchContext = (view: TextView, rule: PreparedRule, hit: number, hitEnd: number): Candidate[] => {
  const { bytes } = view
  const end = statementEnd(bytes, hitEnd, Math.min(bytes.length, hitEnd + rule.reach))
  if (end - hitEnd < rule.min) return []
  view.cover(hit - 64, end + rule.max + 64)
  const { text, base } = view
  const pattern = rule.search()
  pattern.lastIndex = hitEnd - base
  const found: Candidate[] = []
  for (let tries = 0; tries < maxTries; tries++) {
    const match = pattern.exec(text)
    if (!match) break
    const at = base + match.index
    if (at + rule.min > end) break
    const link = text.slice(hitEnd - base, match.index)
    if (startsAlone(bytes, at, rule.head) && (operatorBefore.test(link) || nameThenSpace.test(link))) {
      const span = match.indices?.groups?.secret ?? [match.index, match.index + match[0].length]
      const before = text.slice(Math.max(0, hit - base - 40), match.index)
      found.push({
        rule,
        start: base + span[0],
        end: base + span[1],
        value: text.slice(span[0], span[1]),
        anchor: hitEnd - hit,
        name: nameBefore(before),
        link,
        style: /["'`]/.test(text[match.index - 1] ?? '') ? 'quoted' : 'code'
      })
    }
    pattern.lastIndex = match.index + 1
  }
  return found
}
