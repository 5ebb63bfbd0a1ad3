/**
 * The mask looks at a text in every encoding and tries each piece of it against the workspace: thorough, and a thousand times the cost
 * of a look-up. A log holds millions of texts, which repeat or differ in a number alone, so each is looked at once, numbers that stand by
 * themselves as one. Where too many different ones remain, what could be a token is hidden unlooked, never shown.
 */
export interface FieldMask {
  /** Masked, on one line, cut to so many characters. */
  mask(text: string, longest: number): string
  /** Whether parts were hidden for the number of different ones. */
  isOverrun(): boolean
}

/** Texts that are looked at; some 100 s of work at most. */
const budget = 60_000
/** Answers that are kept. */
const cached = 20_000
/** Looks of one mask, which keeps each piece that it was asked for, hundreds of a text. */
const looksOfMask = 1000
const longestText = 4096
/** No value is shorter. */
const leastValue = 6
const longestWord = 24
const hidden = '…'

/**
 * A mask of texts. `knows`: whether a piece of one is a secret of the case, at the cost of a hash; null where none of those can look like words
 * and numbers. Without it every text is looked at.
 */
export type TextMask = ((text: string) => string) & { knows?: ((value: string) => boolean) | null }

export function createFieldMask(makeMask: () => TextMask): FieldMask {
  let mask = makeMask()
  let known = new Map<string, string>()
  let looks = 0
  let overrun = false

  const lookAt = (text: string): string => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= cached) known = new Map()
    if (++looks % looksOfMask === 0) mask = makeMask()
    const made = ownText(mask(text))
    known.set(made === text ? made : ownText(text), made)
    return made
  }
  const isClean = (text: string): boolean => mask.knows === null || (mask.knows !== undefined && !numberSpans(text).some(mask.knows))
  const maskText = (text: string): string => {
    if (isPlain(text)) {
      const shape = withoutNumbers(text)
      const seen = lookAt(shape)
      if (seen === shape && shape === text) return seen
      // Its numbers were not looked at: what they may be part of is, by itself.
      if (seen === shape && isClean(text)) return ownText(text)
    } else if (looks >= budget && !known.has(text)) {
      overrun = true
      const shape = withoutTokens(text)
      return looks < 2 * budget || known.has(shape) ? lookAt(shape) : hidden
    }
    return looks < 2 * budget || known.has(text) ? lookAt(text) : hidden
  }
  return {
    mask(text, longest) {
      // Masked before it is cut, since half a secret would not be seen.
      const made = onOneLine(maskText(text.length > longestText ? text.slice(0, longestText) : text))
      return made.length > longest ? `${made.slice(0, longest - 1)}${hidden}` : made
    },
    isOverrun: () => overrun
  }
}

/**
 * Words of people and programs: numbers of up to nine digits, letters in one case or with a capital here and there, short ids such as v3. What
 * mixes letters, digits and cases may be a token, and so may what is escaped.
 */
const word = /^(?:\d{1,9}|[a-z]{1,20}|[A-Z]{1,12}|(?:[A-Z]?[a-z]{2,12}){1,4}|[A-Za-z]\d|[A-Za-z0-9]{1,3})$/
const isPlain = (text: string): boolean =>
  text.length <= 300 &&
  /^[\x20-\x7e]*$/.test(text) &&
  !/[%\\@]/.test(text) &&
  text.split(/[^A-Za-z0-9]+/).every((part) => part === '' || word.test(part))

/**
 * A copy with memory of its own. A piece cut out of a long text keeps all of that text in memory in V8, so that a hundred thousand kept paths would
 * be the whole log.
 */
const ownText = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')

/** What a secret with such a number in it could be, with the word on either side. Shorter numbers stand in every text. */
function numberSpans(text: string): string[] {
  const spans: string[] = []
  for (const { index, 0: number } of text.matchAll(/(?<![A-Za-z0-9])\d{4,9}(?![A-Za-z0-9])/g)) {
    const end = index + number.length
    const before = /[A-Za-z0-9]+[^A-Za-z0-9]+$/.exec(text.slice(Math.max(0, index - longestWord), index))?.[0].length ?? 0
    const after = /^[^A-Za-z0-9]+[A-Za-z0-9]+/.exec(text.slice(end, end + longestWord))?.[0].length ?? 0
    for (const from of new Set([index, index - before]))
      for (const to of new Set([end, end + after])) if (to - from >= leastValue) spans.push(text.slice(from, to))
  }
  return spans
}

/** Numbers between slashes or as values of a query: one for all. Those beside other marks (`summer-2024`) stay. */
const withoutNumbers = (text: string): string => text.replace(/(?<=^|[/=&?, ])\d{1,9}(?=$|[/=&?, ])/g, '0')

const withoutTokens = (text: string): string => text.replace(/[^/?&=\s]+/g, (part) => (part.length < 16 && isPlain(part) ? part : hidden))

/** Without breaks and without the marks that turn the direction of text, with which a row could show something else than it says. */
const onOneLine = (text: string): string =>
  /^[\x20-\x7e…]*$/.test(text) ? text : text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()
