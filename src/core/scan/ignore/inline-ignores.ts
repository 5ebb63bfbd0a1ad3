import { narrowUtf16, utf16Order } from '../../detect/utf16.ts'

/**
 * The words by which people tell scanners to pass over a secret, beside it or in the line before: Bulkhead's own and those of the peers
 * whose comments stand in repositories already. A comment is never obeyed here: who asks gets the word, and the finding stays.
 */

/** A comment this far away from a value, in bytes, is not about it: a minified file is one line. */
const reach = 2_000

/** A list that can't be read makes no comment for all types: it says nothing. */
const ours = String.raw`bulkhead:ignore(?:\[(?<types>[a-z0-9, -]{1,500})\])?(?!\[)`
const whole = (words: string): RegExp => new RegExp(`(?<![\\w-])(?:${words})(?![\\w-])`, 'g')
/** https://github.com/Yelp/detect-secrets#inline-allowlisting, https://github.com/secretlint/secretlint/blob/master/docs/configuration.md */
const onTheLine = whole(
  `${ours}|gitleaks:allow|betterleaks:allow|trufflehog:ignore|pragma: ?(?:allow|white)list secret|ggignore|kingfisher:ignore|secretlint-disable-line`
)
const onTheLineBefore = whole(
  `${ours.replace('ignore', 'ignore-next-line')}|pragma: ?(?:allow|white)list nextline secret|secretlint-disable-next-line`
)

const switchWord = 'secretlint-'
/** Up to the end of its comment; what stands behind the word and is no description names rules of secretlint. */
const blockSwitch = /^secretlint-(disable|enable)(?![\w-])[ \t]*([^\r\n*-]*)/
/** Of one text: more switches than this, or questions, are a flood. What is asked beyond stays open. */
const mostSwitches = 10_000
const mostQuestions = 20_000

/** Each word has one of these in it: most contents have none. */
const marks = [':ignore', 'leaks:allow', 'list secret', 'list nextline secret', 'ggignore', 'secretlint-disable']

export interface InlineIgnores {
  /** The word that speaks of the secret at this span; undefined when there is none. Offsets are those of the content. */
  wordFor(typeId: string, start: number, end: number): string | undefined
}

/** Comments in one content. Nothing is read of it before the first question. */
export function inlineIgnores(content: Uint8Array): InlineIgnores {
  let read: { text: Buffer; narrow: (offset: number) => number; isSilent: boolean } | undefined
  let questions = 0
  let blocks: { from: number; to: number }[] | undefined

  const reading = (): NonNullable<typeof read> => {
    const order = utf16Order(content)
    const bytes = order === undefined ? content : narrowUtf16(content, order)
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const isSilent = marks.every((mark) => !text.includes(mark, 0, 'latin1'))
    return { text, isSilent, narrow: order === undefined ? (offset) => offset : (offset) => (offset - 2) / 2 }
  }
  return {
    wordFor(typeId, start, end) {
      read ??= reading()
      const { text, narrow, isSilent } = read
      if (isSilent || ++questions > mostQuestions) return undefined
      const [from, to] = [narrow(start), narrow(end)]
      const lineStart = startOfLine(text, from)
      const beside = `${text.toString('latin1', lineStart, from)}\n${text.toString('latin1', to, endOfLine(text, to))}`
      const same = wordIn(onTheLine, beside, typeId)
      if (same !== undefined) return same
      const isWholeLine = lineStart > 0 && isBreak(text[lineStart - 1])
      const above = isWholeLine ? text.toString('latin1', startOfLine(text, beforeBreak(text, lineStart)), lineStart) : ''
      const before = wordIn(onTheLineBefore, above, typeId)
      if (before !== undefined) return before
      blocks ??= disabledBlocks(text)
      return blocks.some((block) => block.from <= from && from < block.to) ? 'secretlint-disable' : undefined
    }
  }
}

/** The first word of the line that speaks of the type: beside one that names other types there may be another. */
function wordIn(pattern: RegExp, line: string, typeId: string): string | undefined {
  for (const [word, ...rest] of line.matchAll(pattern)) {
    const [types] = rest
    if (types === undefined) return word
    if (types.split(/[, ]+/).includes(typeId)) return word.slice(0, word.indexOf('['))
  }
  return undefined
}

const isBreak = (byte: number | undefined): boolean => byte === 10 || byte === 13

function startOfLine(text: Uint8Array, from: number): number {
  let at = from
  while (at > 0 && from - at < reach && !isBreak(text[at - 1])) at--
  return at
}

function endOfLine(text: Uint8Array, from: number): number {
  let at = from
  while (at < text.length && at - from < reach && !isBreak(text[at])) at++
  return at
}

/** Where the line before the one that starts at `lineStart` ends. */
const beforeBreak = (text: Uint8Array, lineStart: number): number =>
  text[lineStart - 1] === 10 && text[lineStart - 2] === 13 ? lineStart - 2 : lineStart - 1

/** What lies between `secretlint-disable` and `secretlint-enable`, or the end. A pair that names rules is about those alone: it is passed over. */
function disabledBlocks(text: Buffer): { from: number; to: number }[] {
  const blocks: { from: number; to: number }[] = []
  let from: number | undefined
  let at = text.indexOf(switchWord)
  for (let seen = 0; at >= 0 && seen < mostSwitches; seen++) {
    const [, word, rules = ''] = blockSwitch.exec(text.toString('latin1', at, at + 200)) ?? []
    if (word !== undefined && !rules.includes('/')) {
      if (word === 'disable') from ??= at
      else if (from !== undefined) {
        blocks.push({ from, to: at })
        from = undefined
      }
    }
    at = text.indexOf(switchWord, at + switchWord.length)
  }
  if (from !== undefined) blocks.push({ from, to: text.length })
  return blocks
}
