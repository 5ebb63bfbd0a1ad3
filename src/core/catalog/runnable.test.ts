import { expect, it } from 'vitest'
import { PatternError } from './parse-pattern.ts'
import { runnable } from './runnable.ts'

it('answers the shape of a pattern, in either case where that is asked for', () => {
  expect(runnable('ab[0-9]{3}')).toMatchObject({ min: 5, max: 5 })
  expect([runnable('a').first, runnable('a', true).first].map((first) => first[65])).toEqual([0, 1])
})

it('refuses what is cheap to run and too large to be compiled, and does not quote it', () => {
  const pattern = Array.from({ length: 40_000 }, (_, n) => `${n.toString(36)}[ab]`).join('')
  expect(() => runnable(pattern)).toThrow(new PatternError('the engine refuses it: Regular expression too large', 0))
})
