import { isAfterText, isMemberPath, isReference, isRegularExpression, isValidation, isVersion } from './code.ts'
import { isPathOrUrl } from './path-or-url.ts'
import { isPlaceholder, isPlaceholderToken } from './placeholder.ts'
import { isSequence } from './sequence.ts'
import { isTemplateValue } from './template-value.ts'
import { isTrivial } from './trivial.ts'
import { isWords } from './words.ts'

/** In a random value of this length a short word such as `tbd` or `n/a` may stand by chance. */
const longRandom = 20

const cutShort = /\.{3}$|\xe2\x80\xa6/

/** Why a value is none whatever its name says; undefined when it may be one. */
export const assignedProblem = (value: string): string | undefined => {
  const isMasked = value.length >= longRandom && !isWords(value) ? isPlaceholderToken : isPlaceholder
  if (isMasked(value) || cutShort.test(value)) return 'placeholder'
  if (isTemplateValue(value)) return 'template'
  if (
    isAfterText(value) ||
    isReference(value) ||
    isRegularExpression(value) ||
    isMemberPath(value) ||
    isVersion(value) ||
    isValidation(value)
  )
    return 'code'
  if (isPathOrUrl(value)) return value.includes('://') ? 'url' : 'path'
  if (isSequence(value)) return 'sequence'
  return isTrivial(value) ? 'trivial' : undefined
}
