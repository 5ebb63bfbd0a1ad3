import { startsAlone } from './boundary.ts'
import type { Candidate } from './candidate.ts'
import type { PreparedRule } from './prepared-rule.ts'
import type { TextView } from './text-view.ts'

/** What look-behind and look-ahead of a pattern may see beyond a match. */
const margin = 128

/** A token or block whose anchor stands at `hit`. `explain` also returns what falls only by its boundary. */
export const matchToken = (view: TextView, rule: PreparedRule, hit: number, hitEnd: number, explain: boolean): Candidate | undefined => {
  const { bytes } = view
  view.cover(hit - rule.left - margin, hit + rule.max + margin)
  for (let at = Math.max(0, hit - rule.left); at <= hit; at++) {
    if (rule.first[bytes[at]!] === 0) continue
    const alone = startsAlone(bytes, at, rule.head)
    if (!alone && !explain) continue
    const pattern = explain && !alone ? rule.bare() : rule.sticky()
    pattern.lastIndex = at - view.base
    let match = pattern.exec(view.text)
    let problem = alone ? undefined : 'boundary'
    if (!match && explain) {
      const bare = rule.bare()
      bare.lastIndex = at - view.base
      match = bare.exec(view.text)
      problem = 'boundary'
    }
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
      style: 'code',
      ...(problem === undefined ? {} : { problem })
    }
  }
  return undefined
}
