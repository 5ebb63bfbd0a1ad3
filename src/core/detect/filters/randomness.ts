import { alphabetSize } from './entropy.ts'
import { letterTriples } from './letter-triples.ts'

/** A letter outside any pattern: log2(52). */
const loneLetter = 5.7
const newWord = 3
const capital = 1
const joint = 2
const special = 5
const digit = Math.log2(10)
const newNumber = 1

const costs = Float64Array.from(letterTriples, (level) => Number.parseInt(level, 36) / 2)

/** Bits that the word `text[from … to)` costs when one knows how words are spelt. */
const wordBits = (text: string, from: number, to: number): number => {
  let before = 0
  let last = 0
  let bits = 0
  for (let i = from; i <= to; i++) {
    const symbol = i === to ? 0 : (text.charCodeAt(i) | 32) - 96
    bits += costs[(before * 27 + last) * 27 + symbol] ?? 0
    before = last
    last = symbol
  }
  return Math.min(bits, (to - from) * loneLetter + newWord)
}

const isLower = (code: number): boolean => code >= 97 && code <= 122
const isUpper = (code: number): boolean => code >= 65 && code <= 90
const isDigit = (code: number): boolean => code >= 48 && code <= 57
const joints = '-_./: '

/** End of the word that starts at `from`: `api`, `Key`, `HTTP` before `Server`. */
const wordEnd = (text: string, from: number): number => {
  let i = from + 1
  if (isUpper(text.charCodeAt(from)) && isUpper(text.charCodeAt(i))) {
    while (isUpper(text.charCodeAt(i))) i++
    return isLower(text.charCodeAt(i)) ? i - 1 : i
  }
  while (isLower(text.charCodeAt(i))) i++
  return i
}

const descriptionBits = (text: string): number => {
  let bits = 0
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i)
    if (isLower(code) || isUpper(code)) {
      const end = wordEnd(text, i)
      bits += wordBits(text, i, end) + (isUpper(code) ? capital : 0)
      i = end
    } else {
      if (isDigit(code)) bits += digit + (isDigit(text.charCodeAt(i - 1)) ? 0 : newNumber)
      else bits += joints.includes(text.charAt(i)) ? joint : special
      i++
    }
  }
  return bits
}

/**
 * How hard a value is to describe to one who knows how names and words are written, beside a random value of the same
 * length and alphabet. Measured on public source code: half of all identifiers are below 0.62 and nine in ten below 0.8;
 * of generated values of 12 characters and more 99.5 % are above 0.91.
 */
export const randomness = (value: string): number =>
  value === '' ? 0 : descriptionBits(value) / (value.length * Math.log2(alphabetSize(value)))
