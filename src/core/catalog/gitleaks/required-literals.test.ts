import { expect, it } from 'vitest'
import { parseGoRegExp } from './go-regexp.ts'
import { bestLiterals } from './required-literals.ts'

const best = (source: string) => bestLiterals(parseGoRegExp(source).tree, { shortest: 3, farthest: 96 })

it.each([
  ['acme_[a-z]{10}', ['acme_'], false, 0],
  ['[a-z]{2,10}-acme[0-9]', ['-acme'], false, 10],
  ['(?i)acme[a-z]', ['acme'], true, 0],
  ['(?:abc|abcd)[0-9]', ['abc', 'abcd'], false, 0],
  ['x(?:ab|cd)long_one', ['long_one'], false, 3],
  ['(?:(?:abc)x|[0-9]{3}defg)', ['abcx', 'defg'], false, 3],
  ['(abc){2}', ['abc'], false, 0],
  ['a{3}b', ['aaab'], false, 0],
  ['abc(?:defgh)?x', ['abc'], false, 0]
])('%s', (source, texts, isCaseless, before) => {
  expect(best(source)).toEqual({ texts, isCaseless, before })
})

it.each(['[a-z]{30}', 'ab', '(?:abc|[0-9])x', '(?:abc)?[0-9]', '[a-z]{97}abc', '[a-z]*abc', 'a*b*'])('there is none in %s', (source) => {
  expect(best(source)).toBeUndefined()
})
