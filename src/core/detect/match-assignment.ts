import type { Candidate } from './candidate.ts'
import type { PreparedRule } from './prepared-rule.ts'
import type { TextView } from './text-view.ts'

const quote = '(?:\\\\{0,3}["\'`]|&quot;|&#34;|&#39;)'
const suffix =
  '(?:(?:[_\\-.]|(?=[A-Z0-9]))(?:prod|production|prd|staging|stage|stg|dev|development|test|testing|qa|uat|live|main|primary|secondary|master|default|value|base|raw|plain|text|str|string|env|old|new|current|v?\\d{1,4})){0,2}'
const close = `(?:${quote}|[\\])]){0,3}`
const pair = `${quote}?\\s{0,20}[,;]?\\s{0,40}${quote}?(?:value|val|default|defaultValue)${quote}?\\s{0,4}[:=]\\s{0,4}`
const variable = `${quote}\\s{0,4}\\{[^{}]{0,200}?\\bdefault\\s{0,8}=\\s{0,4}`
const element = `(?:${quote}[^<>\\n]{0,40})?>(?:\\s{0,40}<!\\[CDATA\\[)?\\s{0,40}`
const typed = `\\s{0,4}(?::\\s{0,4}[A-Za-z_&][\\w.<>\\[\\]|& ?']{0,40}|\\s(?:string|String|str))\\s{0,4}=\\s{0,4}(?!=)`
const operator = `${close}[ \\t]{0,40}(?:===?|!==?|=>|:=|\\|\\|=|\\?\\?=|\\?=|\\+=|:[-=]|=|:(?!:)|->|\\|\\||\\?\\?|\\|)\\s{0,40}`
const argument = `${quote}[\\])]{0,2}\\s{0,4},\\s{0,40}`
const call = `\\(\\s{0,20}(?=[bBrRuUfFL@$]{0,2}${quote})`
const space = `[ \\t]{1,8}(?=[bBrRuUfFL@$]{0,2}${quote}|(?<=(?:--|ENV )[\\w.-]{1,80}[ \\t]{1,8}))`
const yamlMarks = '(?:[>|][-+0-9]{0,2}[ \\t]{0,4}(?:\\r?\\n|\\\\n)\\s{0,40})?(?:!!?[a-z]{1,12}\\s{1,4})?(?:&\\w{1,40}\\s{1,4})?'
const wrapper = `(?:(?:(?:new\\s{1,4})?[A-Za-z_$][\\w.:$]{0,40}!?|\\[\\]byte)\\(\\s{0,20}){0,2}`
const opening = `(?:${wrapper}[bBrRuUfFL@$]{0,2}(?<quote>"""|'''|${quote}))?`

/** From the end of a name to the start of its value. */
const link = new RegExp(
  `${suffix}(?:${pair}|${variable}|${element}|${typed}|${operator}|${argument}|${call}|${space})${yamlMarks}${opening}`,
  'iy'
)

const maxValue = 512

/** End of the text that `open` quotes, -1 where nothing closes it. */
const closingQuote = (text: string, from: number, open: string): number => {
  const limit = Math.min(text.length, from + maxValue)
  for (let i = from; i < limit; i++) {
    if (text.startsWith(open, i)) return i
    if (open.length < 3 && text.charCodeAt(i) === 10) return -1
    if (text[i] === '\\' && !open.startsWith('\\')) i++
  }
  return -1
}

const bareValue = /[^\s"'`<>;,&)}\]]{1,512}/y
const lineValue = /[^\s"'`<>]{1,512}/y
const ownsLine = /(?:^|[\n\r]|\\n)[ \t]{0,40}(?:(?:export|set|setx|ENV|ARG|declare -x|-|\$env:|env:)[ \t]{0,4}){0,2}[\w.-]{0,80}$/i
const continues = /^[ \t]{0,4}(?:[+*/?|&([.]|(?:if|or|and|as|unless|else|for|in|is)\b)/

const bareEnd = (text: string, nameEnd: number, start: number): { end: number; isCode: boolean } => {
  const wholeLine = ownsLine.test(text.slice(Math.max(0, nameEnd - 140), nameEnd))
  const pattern = wholeLine ? lineValue : bareValue
  pattern.lastIndex = start
  const match = pattern.exec(text)
  if (!match) return { end: start, isCode: false }
  const value = match[0].replace(/[,;]+$/, '')
  const end = start + value.length
  return { end, isCode: continues.test(text.slice(end, end + 16)) || text[end] === '(' }
}

/** The value that is assigned to the name which ends at `hitEnd`. */
export const matchAssignment = (
  bytes: Uint8Array,
  view: TextView,
  rule: PreparedRule,
  hit: number,
  hitEnd: number
): Candidate | undefined => {
  const next = bytes[hitEnd]
  if (next === undefined || (next >= 97 && next <= 122)) return undefined
  view.cover(hit - 160, hitEnd + 512 + maxValue)
  const { text, base } = view
  const nameEnd = hitEnd - base
  link.lastIndex = nameEnd
  const joined = link.exec(text)
  if (!joined) return undefined
  const open = joined.groups?.quote
  const start = nameEnd + joined[0].length
  const bare = open === undefined ? bareEnd(text, nameEnd, start) : undefined
  const end = open === undefined ? (bare?.end ?? start) : closingQuote(text, start, open)
  if (end <= start) return undefined
  const value = text.slice(start, end)
  const accepted = rule.whole().exec(value)
  if (!accepted) return undefined
  const span = accepted.indices?.groups?.secret ?? [0, value.length]
  const nameStart = /[\w.-]{0,80}$/.exec(text.slice(Math.max(0, nameEnd - 80), nameEnd))?.[0] ?? ''
  return {
    rule,
    start: base + start + span[0],
    end: base + start + span[1],
    value: value.slice(span[0], span[1]),
    anchor: hitEnd - hit,
    name: nameStart,
    link: joined[0],
    quoted: open !== undefined,
    ...(bare?.isCode ? { problem: 'code' } : {})
  }
}
