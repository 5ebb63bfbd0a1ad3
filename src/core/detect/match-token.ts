import { startsAlone } from './boundary.ts'
import type { Candidate } from './candidate.ts'
import type { PreparedRule } from './prepared-rule.ts'
import type { TextView } from './text-view.ts'

/** What look-behind and look-ahead of a pattern may see beyond a match. */
const margin = 128

const search = (
  view: TextView,
  rule: PreparedRule,
  pattern: RegExp,
  hit: number,
  hitEnd: number,
  accepts: (at: number) => boolean
): Candidate | undefined => {
  view.cover(hit - rule.left - margin, hit + rule.max + margin)
  for (let at = Math.max(0, hit - rule.left); at <= hit; at++) {
    if (rule.first[view.bytes[at]!] === 0 || !accepts(at)) continue
    pattern.lastIndex = at - view.base
    const match = pattern.exec(view.text)
    if (!match || at + match[0].length < hitEnd) continue
    const span = match.indices?.groups?.secret ?? [match.index, match.index + match[0].length]
    return {
      rule,
      start: view.base + span[0],
      end: view.base + span[1],
      value: view.text.slice(span[0], span[1]),
      anchor: hitEnd - hit,
      name: '',
      link: '',
      style: 'code'
    }
  }
  return undefined
}

/** A token or block whose anchor stands at `hit`. */
export const matchToken = (view: TextView, rule: PreparedRule, hit: number, hitEnd: number): Candidate | undefined =>
  search(view, rule, rule.sticky(), hit, hitEnd, (at) => startsAlone(view.bytes, at, rule.head))

/** What would match there if it were not a piece of a longer run: only explanations ask. */
export const matchWithoutBoundary = (view: TextView, rule: PreparedRule, hit: number, hitEnd: number): Candidate | undefined => {
  const candidate = search(view, rule, rule.bare(), hit, hitEnd, () => true)
  return candidate && { ...candidate, problem: 'boundary' }
}
