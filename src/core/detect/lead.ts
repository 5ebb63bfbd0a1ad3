/** What stands right before a value. */
export interface Lead {
  quoted: boolean
  /** An operator, an open bracket or a word such as `Bearer` leads to the value. */
  isLinked: boolean
  /** The name before the operator: empty where none is near. */
  name: string
}

const maxSpaces = 40
const maxMarks = 12
const maxName = 80
const operators = '=:(,>[{|\xbb'
const quotes = '"\'`'
const linkWord = /(?:^|[^A-Za-z])(?:bearer|basic|token|key|is)$/i

const isSpace = (c: string | undefined): boolean => c === ' ' || c === '\t' || c === '\n' || c === '\r'
const isNamePart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 45 || code === 46

/** The name (`\w`, `-`, `.`) that ends before `end`. */
export const nameEndingAt = (text: string, end: number): string => {
  let start = end
  const limit = Math.max(0, end - maxName)
  while (start > limit && isNamePart(text.charCodeAt(start - 1))) start--
  return text.slice(start, end)
}

/** Reads backwards from a value at `at`, not beyond `from`. */
export const readLead = (text: string, from: number, at: number): Lead => {
  let i = at
  let quoted = false
  if (i > from && quotes.includes(text.charAt(i - 1))) {
    quoted = true
    i--
    while (i > from && text[i - 1] === '\\') i--
  } else if (text.startsWith('&quot;', i - 6)) {
    quoted = true
    i -= 6
  }
  const afterSpaces = i
  while (i > from && afterSpaces - i < maxSpaces && isSpace(text[i - 1])) i--
  const isOperator = i > from && operators.includes(text.charAt(i - 1))
  const isLinked = quoted || isOperator || (i < afterSpaces && linkWord.test(text.slice(Math.max(from, i - 8), i)))
  const marks = i
  while (i > from && marks - i < maxMarks && !isNamePart(text.charCodeAt(i - 1))) i--
  return { quoted, isLinked, name: i < marks || !isOperator ? nameEndingAt(text, i) : '' }
}
