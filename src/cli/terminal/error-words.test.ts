import { expect, it } from 'vitest'
import { BulkheadError } from '../../contract/errors.ts'
import { errorWords } from './error-words.ts'

it('lets no path in a message steer the terminal', () => {
  expect(errorWords(new BulkheadError('source.not-found', 'There is nothing at /a\u001b]0;x\u0007\n.'))).toBe(
    'There is nothing at /a\\u{1b}]0;x\\u{7}\\u{a}.'
  )
})

it('quotes nothing of what made Node fail', () => {
  const secret = ['gh', 'p_', 'quoted'].join('')
  let caught: unknown
  try {
    JSON.parse(secret)
  } catch (error) {
    caught = error
  }
  expect(String(caught)).toContain(secret)
  const words = errorWords(caught)
  expect(words).not.toContain(secret)
  expect(words).toMatch(/SyntaxError[\s\S]*error-words\.test/)
  expect(errorWords(secret)).not.toContain(secret)
})
