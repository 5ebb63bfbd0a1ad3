/** Words longer than this are no keys; a minified line would give millions of parts. */
const longestWord = 8192
/** Shorter values can't be told from ordinary words by chance. */
export const shortestToken = 6
/** Parts of one word that are put together again: `postgres://user:pass@host/db?x=y` has ten. */
const mostJoined = 8

const words = /[^\s"'`<>()[\]{},;|\\\p{Cc}]+/gu
const joints = /[=:@/&?#%.!*$]+/g
const openers = /^[=:@/&?#%.!*$~^-]+/
const closers = /[=:@/&?#%.!*$~^-]+$/

export interface Token {
  start: number
  end: number
}

/**
 * Spans of a text that may be a secret on their own: words, words without the marks around them, and what stands between `=`, `:`, `@`,
 * `/` and the like within a word, since a value may hold such marks itself. Longer spans of a word come first.
 */
export function* secretTokens(text: string): Generator<Token> {
  for (const match of text.matchAll(words)) {
    const word = match[0]
    if (word.length < shortestToken || word.length > longestWord) continue
    yield* partsOf(word, match.index)
  }
}

function* partsOf(word: string, at: number): Generator<Token> {
  const starts = [0]
  const ends: number[] = []
  for (const joint of word.matchAll(joints)) {
    ends.push(joint.index)
    // `KEY==value=`: a value can begin or end with a mark, so each one of a run is a joint of its own.
    for (let mark = 1; mark <= joint[0].length; mark++) {
      starts.push(joint.index + mark)
      if (mark < joint[0].length) ends.push(joint.index + mark)
    }
    if (joint.index + joint[0].length === word.length) ends.push(word.length)
  }
  if (ends.at(-1) !== word.length) ends.push(word.length)
  const trimmedStart = openers.exec(word)?.[0].length ?? 0
  const trimmedEnd = word.length - (closers.exec(word)?.[0].length ?? 0)
  const seen = new Set<number>()
  const spans: Token[] = []
  const add = (start: number, end: number): void => {
    const key = start * (longestWord + 1) + end
    if (end - start < shortestToken || seen.has(key)) return
    seen.add(key)
    spans.push({ start: at + start, end: at + end })
  }
  add(0, word.length)
  add(trimmedStart, trimmedEnd)
  for (const start of starts) {
    const after = ends.findIndex((end) => end > start)
    if (after < 0) continue
    for (const end of ends.slice(after, after + mostJoined)) add(start, end)
    add(start, word.length)
  }
  spans.sort((a, b) => b.end - b.start - (a.end - a.start))
  yield* spans
}
