import type { Candidate, ValueStyle } from './candidate.ts'
import { nameEndingAt } from './lead.ts'
import type { PreparedRule } from './prepared-rule.ts'
import type { TextView } from './text-view.ts'
import { longestLink, longestValue, readLink, type ValueLink } from './value-link.ts'

const maxName = 80

const bareValue = /(?:(?!["'`<>;,&)}\]])[!-~\x80-\xff]){1,512}/y
const lineValue = /(?:(?!["'`<>])[!-~\x80-\xff]){1,512}/y
/** Where a value that has its line for itself ends all the same: a form's next field, a line break written as an escape. */
const cut = /&\w{1,40}=|\\[nrt]/
/** What may stand on a line before a name that has the line for itself. */
const lineStart = /^[ \t]{0,40}(?:(?:export|set|setx|ENV|ARG|declare -x|-|\$env:|env:)[ \t]{0,4}){0,2}$/i
const longestLineStart = 60
/** After a value without quotes: the expression goes on. */
const goesOn = /^[ \t]{1,4}(?:[+*/?|&([.]|(?:if|or|and|as|unless|else|in|is)\b)/
const tightJoin = /^[\w.-]{0,24}(?:=|[ \t]|:\s)(?![ \t])/
const constantName = /[A-Z][A-Z0-9_]{3,}$/
const configPath = /(?:^|[\\/.])(?:env|ya?ml|ini|properties|toml|conf|cfg|config|tfvars|netrc|npmrc|pypirc|cnf|htpasswd)(?:\.\w{1,12})?$/i

/** End of the text that `open` quotes, -1 where nothing closes it. */
const closingQuote = (text: string, from: number, open: string): number => {
  const limit = Math.min(text.length, from + longestValue)
  for (let i = from; i < limit; i++) {
    if (text.startsWith(open, i)) return i
    if (open.length < 3 && text.charCodeAt(i) === 10) return -1
    if (text[i] === '\\' && !open.startsWith('\\')) i++
  }
  return -1
}

/** Does nothing but indentation and a keyword stand before `at` on its line? A line break may be written as an escape. */
const startsLine = (text: string, at: number): boolean => {
  let start = at
  while (start > 0 && at - start <= longestLineStart && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--
  const before = text.slice(start, at)
  const escaped = before.lastIndexOf('\\n')
  return lineStart.test(escaped === -1 ? before : before.slice(escaped + 2))
}

/** Takes marks off the end that belong to the sentence or list around a value. */
const trimEnd = (value: string, marks: string): string => {
  let end = value.length
  while (end > 0 && marks.includes(value.charAt(end - 1))) end--
  return value.slice(0, end)
}

interface BareValue {
  end: number
  style: ValueStyle
  isExpression: boolean
}

const readBare = (text: string, nameEnd: number, start: number, link: ValueLink, path: string | undefined): BareValue => {
  const isLine = (link.form === 'operator' || link.form === 'prose') && startsLine(text, nameEnd - nameEndingAt(text, nameEnd).length)
  const pattern = isLine ? lineValue : bareValue
  pattern.lastIndex = start
  const raw = pattern.exec(text)?.[0] ?? ''
  const value = trimEnd(raw.slice(0, cut.exec(raw)?.index), link.form === 'prose' ? '.,;:?' : ',;')
  const end = start + value.length
  const isConfig =
    link.form === 'element' ||
    link.form === 'table' ||
    (path !== undefined && configPath.test(path)) ||
    (isLine && tightJoin.test(link.text) && constantName.test(text.slice(Math.max(0, nameEnd - maxName), nameEnd)))
  const style = isConfig ? 'config' : link.form === 'prose' ? 'prose' : 'code'
  return { end, style, isExpression: link.form === 'operator' && goesOn.test(text.slice(end, end + 16)) }
}

/** A cheap look at what follows a name: a lower-case letter goes on with the word. */
export const canEndName = (bytes: Uint8Array, hitEnd: number): boolean => {
  const next = bytes[hitEnd]
  return next !== undefined && (next < 97 || next > 122)
}

/** The value that is assigned to the name which ends at `hitEnd`. */
export const matchAssignment = (view: TextView, rule: PreparedRule, hit: number, hitEnd: number): Candidate | undefined => {
  view.cover(hit - 2 * maxName, hitEnd + longestLink + longestValue)
  const { text, base } = view
  const nameEnd = hitEnd - base
  const link = readLink(text, nameEnd)
  if (!link) return undefined
  const start = nameEnd + link.text.length
  const bare = link.quote === undefined ? readBare(text, nameEnd, start, link, view.path) : undefined
  const end = bare?.end ?? closingQuote(text, start, link.quote ?? '')
  if (end <= start) return undefined
  const value = text.slice(start, end)
  const accepted = rule.whole().exec(value)
  if (!accepted) return undefined
  const span = accepted.indices?.groups?.secret ?? [0, value.length]
  return {
    rule,
    start: base + start + span[0],
    end: base + start + span[1],
    value: value.slice(span[0], span[1]),
    anchor: hitEnd - hit,
    name: nameEndingAt(text, nameEnd),
    link: link.text,
    style: bare?.style ?? 'quoted',
    ...(bare?.isExpression ? { problem: 'code' } : {})
  }
}
