import type { Span } from './span.ts'

/** No value of a secret is shorter; what is shorter stands in any text. */
const leastValue = 6
const mostValue = 4096
/** Places at which a value may begin or end within a word, that are tried with one another. */
const mostEdges = 12
const longWord = 64

/** Whether this is a value that the workspace knows. It is asked for pieces of the text, and keeps none. */
export type IsKnown = (value: string) => boolean

/** What was looked at and held nothing; grows with the texts. */
export interface Seen {
  words: Set<string>
  runs: Set<string>
}

/**
 * Where known values stand in a text. They are known by a keyed hash alone, so pieces are tried: the text, its lines, what stands in
 * quotes or behind a sign, and in each word all pieces that begin and end at a punctuation mark.
 */
export function knownSpans(text: string, isKnown: IsKnown, { words }: Seen): Span[] {
  const spans: Span[] = []
  const attempt = (start: number, end: number): boolean => {
    if (end - start < leastValue || end - start > mostValue || !isKnown(text.slice(start, end))) return false
    spans.push({ start, end })
    return true
  }
  const once = (start: number, end: number): void => {
    const part = text.slice(start, end)
    if (words.has(part)) return
    const found = pieces(part).map(([from, to]) => attempt(start + from, start + to))
    if (!found.includes(true)) words.add(part)
  }
  for (const { index, 0: match } of text.matchAll(lines)) attempt(index, index + match.length)
  for (const { index, 0: mark, 1: value = '' } of [whole, quoted, assigned].flatMap((pattern) => [...text.matchAll(pattern)]))
    if (/\s/.test(value)) attempt(index + mark.length, index + mark.length + value.length)
  for (const { index, 0: word } of text.matchAll(/\S{6,4096}/g)) {
    if (word.length <= longWord) once(index, index + word.length)
    // JSON, HTML and CSV without spaces: a value with a bracket in it is found by the quotes around it.
    else for (const { index: from, 0: part } of word.matchAll(/[^"'`,;<>{}()[\]]{6,}/g)) once(index + from, index + from + part.length)
  }
  for (const { index, 0: mark, 1: value = '' } of text.matchAll(quoted))
    if (value.length > longWord || /["'`,;<>{}()[\]]/.test(value)) attempt(index + mark.length, index + mark.length + value.length)
  return spans
}

const lines = /[^\s\r\n][^\r\n]{4,4094}[^\s\r\n]/g
/** Of these the mark before is taken, and the value behind it only looked at. */
const whole = /^\s*(?=(\S(?:[\s\S]{0,4094}\S)?)\s*$)/g
const quoted = /["'`](?=([^"'`\r\n]{6,4096})["'`])/g
const assigned = /^[^=:\r\n]*[=:][^\S\r\n]*(?=(\S[^\r\n]{4,4094}\S))/gm

/** Longest first. A value that begins or ends with a mark has another mark, or nothing, before or behind that. */
function pieces(word: string): [number, number][] {
  const isMark = (at: number): boolean => at < 0 || at >= word.length || /[^A-Za-z0-9\u0080-\uffff]/.test(word.charAt(at))
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; at <= word.length; at++) {
    if (isMark(at - 1)) starts.push(at)
    if (isMark(at)) ends.push(at)
  }
  const found: [number, number][] = []
  for (const from of starts) {
    const after = ends.filter((to) => to - from >= leastValue)
    for (const to of new Set([...after.slice(0, mostEdges), ...after.slice(-1)])) found.push([from, to])
  }
  return found.sort((a, b) => b[1] - b[0] - (a[1] - a[0]))
}
