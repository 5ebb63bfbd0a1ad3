import type { DecodedFact } from '../../../contract/model.ts'
import { factsOf } from '../decoder.ts'

const alphabets: readonly (readonly [RegExp, string])[] = [
  [/^\d+$/, 'digits'],
  [/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i, 'UUID'],
  [/^[0-9a-f]+$/, 'hex digits, lower case'],
  [/^[0-9A-F]+$/, 'hex digits, upper case'],
  [/^[a-z]+$/, 'lower-case letters'],
  [/^[A-Z]+$/, 'upper-case letters'],
  [/^[A-Za-z]+$/, 'letters'],
  [/^[a-z0-9]+$/, 'lower-case letters and digits'],
  [/^[A-Z0-9]+$/, 'upper-case letters and digits'],
  [/^[A-Za-z0-9]+$/, 'letters and digits'],
  [/^[A-Za-z0-9_-]+$/, 'letters, digits, - and _ (base64url)'],
  [/^[A-Za-z0-9+/]+={0,2}$/, 'letters, digits, + and / (base64)'],
  [/^[\x21-\x7e]+$/, 'printable characters without blanks']
]

/** Length and alphabet of a value of which no more is known. */
export function decodeGeneric(value: string): DecodedFact[] {
  if (value.length === 0) return []
  return factsOf([
    ['Length', `${value.length} characters`],
    ['Alphabet', alphabets.find(([shape]) => shape.test(value))?.[1] ?? 'any characters']
  ])
}
