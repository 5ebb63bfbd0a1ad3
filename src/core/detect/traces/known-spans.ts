import type { Span } from './span.ts'

/** No value of a secret is shorter; what is shorter stands in any text. */
const leastValue = 6
const mostValue = 4096
/** Places at which a value may begin or end within a word, that are tried with one another. */
const mostEdges = 14
const longWord = 256

/** Whether this is a value that the workspace knows. It is asked for pieces of the text, and keeps none. */
export type IsKnown = (value: string) => boolean

/**
 * Where known values stand in a text. They are known by a keyed hash alone, so pieces are tried: the text, its lines, what stands in
 * quotes or behind a sign, and in each word all pieces that begin and end at a punctuation mark.
 */
export function knownSpans(text: string, isKnown: IsKnown, tried: Set<string>): Span[] {
  const spans: Span[] = []
  const attempt = (start: number, end: number): boolean => {
    if (end - start < leastValue || end - start > mostValue) return false
    const piece = text.slice(start, end)
    if (tried.has(piece)) return false
    if (!isKnown(piece)) {
      if (piece.length < 200) tried.add(piece)
      return false
    }
    spans.push({ start, end })
    return true
  }
  for (const { index, 0: match } of text.matchAll(lines)) attempt(index, index + match.length)
  for (const { index, 0: mark, 1: value = '' } of [whole, quoted, assigned].flatMap((pattern) => [...text.matchAll(pattern)]))
    attempt(index + mark.length, index + mark.length + value.length)
  for (const { index, 0: word } of text.matchAll(/\S{6,4096}/g)) {
    // JSON, HTML and CSV without spaces: a value with a bracket in it is found by the quotes around it.
    const parts = word.length > longWord ? word.matchAll(/[^"'`,;<>{}()[\]]{6,}/g) : [{ index: 0, 0: word }]
    for (const { index: begin, 0: part } of parts) for (const [from, to] of pieces(part)) attempt(index + begin + from, index + begin + to)
  }
  return spans
}

/** Of these the mark before is taken, and the value behind it only looked at. */
const whole = /^\s*(?=(\S(?:[\s\S]{0,4094}\S)?)\s*$)/g
const lines = /[^\s\r\n][^\r\n]{4,4094}[^\s\r\n]/g
const quoted = /["'`](?=([^"'`\r\n]{6,4096})["'`])/g
const assigned = /^[^=:\r\n]*[=:][^\S\r\n]*(?=(\S[^\r\n]{4,4094}\S))/gm

/** Longest first. */
function pieces(word: string): [number, number][] {
  const starts = [0]
  const ends: number[] = []
  for (let at = 0; at < word.length; at++) {
    if (/[A-Za-z0-9]/.test(word.charAt(at)) || word.charCodeAt(at) > 127) continue
    starts.push(at, at + 1)
    ends.push(at, at + 1)
  }
  ends.push(word.length)
  const found: [number, number][] = []
  for (const from of new Set(starts)) {
    const after = [...new Set(ends)].filter((to) => to - from >= leastValue)
    for (const to of new Set([...after.slice(0, mostEdges), ...after.slice(-2)])) found.push([from, to])
  }
  return found.sort((a, b) => b[1] - b[0] - (a[1] - a[0]))
}
