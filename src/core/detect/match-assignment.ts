import type { Candidate, ValueStyle } from './candidate.ts'
import { isWords } from './filters/words.ts'
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
const goesOn = /^[ \t]{1,4}(?:[+*?|&([]|\/[ \t]|\.[A-Za-z_]|(?:if|or|and|as|unless|else|in|is)\b)/
/** A line of .netrc: its words are no sentence. */
const afterLogin = /\blogin[ \t]{1,4}\S{1,60}[ \t]{1,8}\w{1,20}$/
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
  const marks = link.form !== 'prose' ? ',;' : isLine || afterLogin.test(text.slice(Math.max(0, nameEnd - 120), nameEnd)) ? '.,;:' : '.,;:?'
  const value = trimEnd(raw.slice(0, cut.exec(raw)?.index), marks)
  const end = start + value.length
  const isConfig =
    link.form === 'element' ||
    link.form === 'table' ||
    (path !== undefined && configPath.test(path)) ||
    (isLine && tightJoin.test(link.text) && constantName.test(text.slice(Math.max(0, nameEnd - maxName), nameEnd)))
  const style = isConfig ? 'config' : link.form === 'prose' ? 'prose' : 'code'
  return { end, style, isExpression: link.form === 'operator' && goesOn.test(text.slice(end, end + 16)) }
}

/** A value as it is assigned to a name, whatever rule asks for it. */
export interface Assigned extends Pick<Candidate, 'start' | 'value' | 'name' | 'link' | 'style' | 'problem'> {
  nameEnd: number
}

const comparison = /[=!]==?\s{0,40}$/
/** The name of a variable: `PASSWORD_ENV = "DB_PASSWORD"`. */
const secretConstant = /_(?:PASSWORD|PASSWD|PASS|PWD|SECRET|TOKEN|KEY|CREDENTIALS?)$/
const isConstant = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*$/
/** `lower.includes("password") || lower.includes("…")`: the text is looked for, not set. */
const lookup =
  /[.>:](?:includes|contains|indexOf|has|startsWith|endsWith|starts_with|ends_with|startswith|endswith|match|matches|test|equals|equalsIgnoreCase|find|search|locator|getBy\w{2,20})\(\s{0,4}\\{0,3}["'`]$/
/** Names in a row of texts: `"userPassword", "processPassword", …`. An option with its value is none: `"--password", "…"`. */
const textBefore = /["'`],\s{0,4}\\{0,3}["'`]$/
const textBehind = /^\\{0,3}["'`]\s{0,4},\s{0,4}\\{0,3}["'`]/
const identifier = /^[A-Za-z_$][\w$.-]*$/
const longestQuote = 12
const openTemplate = /\{\{[^{}\n]{0,100}$/

const column = /^[a-z]+(?:_[a-z]+)+$/

const isListed = (text: string, nameEnd: number, value: string, valueEnd: number): boolean => {
  const name = nameEndingAt(text, nameEnd)
  const start = nameEnd - name.length
  if (name.startsWith('-') || !textBehind.test(text.slice(valueEnd, valueEnd + longestQuote))) return false
  return (column.test(name) && column.test(value)) || textBefore.test(text.slice(Math.max(0, start - longestQuote), start))
}

/** Why a value that stands behind a name is not assigned to it. */
const linkProblem = (text: string, nameEnd: number, link: ValueLink, value: string, bare: BareValue | undefined): string | undefined => {
  const isShell = link.text === '=' && constantName.test(nameEndingAt(text, nameEnd))
  if ((bare?.isExpression && !isShell) || (bare && comparison.test(link.text))) return 'code'
  if (link.form === 'table' && openTemplate.test(text.slice(Math.max(0, nameEnd - 120), nameEnd))) return 'template'
  if (link.form === 'element' && value.startsWith('@')) return 'placeholder'
  if (link.quote !== undefined && lookup.test(link.text)) return 'code'
  if (
    link.quote !== undefined &&
    link.text.includes(',') &&
    identifier.test(value) &&
    (column.test(value) || isWords(value)) &&
    isListed(text, nameEnd, value, nameEnd + link.text.length + value.length)
  )
    return 'code'
  if (isConstant.test(value) && (secretConstant.test(value) || (link.text.includes(',') && isConstant.test(nameEndingAt(text, nameEnd)))))
    return 'code'
  return undefined
}

/** The value that is assigned to the name which ends at `hitEnd`. */
export const readAssigned = (view: TextView, hitEnd: number): Assigned | undefined => {
  view.cover(hitEnd - 2 * maxName, hitEnd + longestLink + longestValue)
  const { text, base } = view
  const nameEnd = hitEnd - base
  const link = readLink(text, nameEnd)
  if (!link) return undefined
  const start = nameEnd + link.text.length
  const bare = link.quote === undefined ? readBare(text, nameEnd, start, link, view.path) : undefined
  const end = bare?.end ?? closingQuote(text, start, link.quote ?? '')
  if (end <= start) return undefined
  const value = text.slice(start, end)
  const problem = linkProblem(text, nameEnd, link, value, bare)
  return {
    nameEnd: hitEnd,
    start: base + start,
    value,
    name: nameEndingAt(text, nameEnd),
    link: link.text,
    style: bare?.style ?? 'quoted',
    ...(problem === undefined ? {} : { problem })
  }
}

/** The value, if the rule that waits for the name from `hit` on accepts it. */
export const matchAssignment = (rule: PreparedRule, assigned: Assigned, hit: number): Candidate | undefined => {
  if (!rule.whole().test(assigned.value)) return undefined
  const { nameEnd, start, value, ...rest } = assigned
  const span = (rule.hasSecretGroup ? rule.whole().exec(value)?.indices?.groups?.secret : undefined) ?? [0, value.length]
  return { ...rest, rule, start: start + span[0], end: start + span[1], value: value.slice(span[0], span[1]), anchor: nameEnd - hit }
}
