import type { ValueStyle } from '../candidate.ts'
import { randomness } from './randomness.ts'

/** Below it a value is made of words; see randomness for what was measured. */
const generatedAtLeast = 0.88
const chosenAtLeast = 0.85
/** Of letters alone, short words come near to random text: of words of 6, 8 and 12 letters 1 % are above 1.08, 0.97, 0.89. */
const chosenLetters = 1.2

/** A value that a machine made is not made of words. */
export const isWords = (value: string): boolean => randomness(value) < generatedAtLeast

/** So many letters without any pattern are no word: an app password has sixteen. */
const generatedLetters = 16

/** Bytes that no name of a language or a file has. */
const beyondNames = /[^\w.\-/:()[\]{}<>,;'"`\s\\=+*|$]/
const nameLike = /^[A-Za-z_][A-Za-z_]*(?:[_.:/-]+[A-Za-z\d]+|(?<=[a-z])[A-Z][a-z]+)+\d{0,3}$/

/** Capitals inside a name with hyphens: no language writes names so. */
const mixesStyles = /^(?=.*-)(?=.*[a-z])(?=.*[A-Z])/

/**
 * A value that a person chose may be made of words, so it needs a sign of its own: what no name has, or digits. Where it
 * could be a name of the program, more of them.
 */
export const isOnlyWords = (value: string, style: ValueStyle): boolean => {
  if (style === 'prose' && !/\d/.test(value) && (value.length < generatedLetters || randomness(value) < 1)) return true
  const share = randomness(value)
  const isLetters = !/[^A-Za-z\s_.:/-]/.test(value)
  if (share >= chosenAtLeast + (isLetters ? chosenLetters / value.length : 0))
    return style === 'code' && !/[\d\W]/.test(value) && (share < 0.95 || value.length < 10) && (share < 1.05 || value.length < 8)
  if (/\s/.test(value)) return true
  if (beyondNames.test(value) && /[A-Za-z\d]/.test(value.replace(/[a-z]/, ''))) return !/\d/.test(value) && value.length < 8
  const figures = value.replace(/\D/g, '').length
  if (figures === 0 || (nameLike.test(value) && !mixesStyles.test(value))) return true
  return (style === 'code' || style === 'prose') && figures < 3
}
