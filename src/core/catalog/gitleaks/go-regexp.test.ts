import { describe, expect, it } from 'vitest'
import { parseGoRegExp } from './go-regexp.ts'
import { printPattern } from './print-pattern.ts'

const most = { characters: 20, groups: 4 }
const compiled = (source: string, secret: number[] = []): RegExp =>
  new RegExp(printPattern(parseGoRegExp(source).tree, { secret: new Set(secret), most }), 'd')
/** As the engine has it: one character a byte. */
const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
const firstMatch = (source: string, text: string): string | undefined => compiled(source).exec(bytes(text))?.[0]

// What Go's documentation of the syntax says of each: https://pkg.go.dev/regexp/syntax
describe('means in JavaScript what it means in Go', () => {
  it.each([
    ['abc', 'xabcx', 'abc'],
    ['(?i)abc', 'xAbCx', 'AbC'],
    ['a(?i)b', 'aB', 'aB'],
    ['a(?i)b', 'AB', undefined],
    ['a(?i:b)c', 'aBc', 'aBc'],
    ['a(?i:b)c', 'aBC', undefined],
    ['(?:(?i)a)b', 'Ab', 'Ab'],
    ['(?:(?i)a)b', 'AB', undefined],
    ['(?i)[a-c]+', 'xAbCx', 'AbC'],
    ['(?i)[^a]', 'Ab', 'b'],
    ['(?i)a(?-i)b', 'AB', undefined],
    ['a.c', 'a\nc', undefined],
    ['(?s)a.c', 'a\nc', 'a\nc'],
    ['(?s:a.)c', 'a\nc', 'a\nc'],
    ['^b', 'a\nb', undefined],
    ['(?m)^b', 'a\nb', 'b'],
    ['a$', 'a\nb', undefined],
    ['a$', 'a\n', undefined],
    ['(?m)a$', 'a\nb', 'a'],
    ['\\Ab', 'ab', undefined],
    ['b\\z', 'ab', 'b'],
    ['a+?', 'aaa', 'a'],
    ['(?U)a+', 'aaa', 'a'],
    ['(?U)a+?', 'aaa', 'aaa'],
    ['a{2}', 'aaa', 'aa'],
    ['a{2,}', 'aaaa', 'aaaa'],
    ['a{,2}', 'a{,2}', 'a{,2}'],
    ['(?P<name>a)b', 'ab', 'ab'],
    ['(?<name>a)b', 'ab', 'ab'],
    ['[[:alpha:]]+', '1ab2', 'ab'],
    ['[[:^digit:]]+', '1ab2', 'ab'],
    ['[^[:space:]]+', ' ab ', 'ab'],
    ['[\\w.-]+', ' a.b-c ', 'a.b-c'],
    ['[]a]+', 'x]ax', ']a'],
    ['[a-]+', 'b-a', '-a'],
    ['[\\x41-\\x43]+', 'xABC', 'ABC'],
    ['\\x{41}\\x42', 'AB', 'AB'],
    ['\\101\\012', 'A\n', 'A\n'],
    ['\\Qa.b\\E+', 'a.bbb', 'a.bbb'],
    ['a|b|', 'b', 'b'],
    ['\\bkey\\b', 'a key', 'key'],
    ['\\bkey\\b', 'monkey', undefined],
    ['\\s', '\v', undefined],
    ['é+x', 'ééx', bytes('ééx')],
    ['[aé]', 'é', bytes('é')],
    ['/"\'`', '/"\'`', '/"\'`']
  ])('%s on %j', (source, text, expected) => {
    expect(firstMatch(source, text)).toBe(expected)
  })
})

it('marks the group of the secret and no other', () => {
  const match = compiled('(a)(b)(?:c)', [2]).exec('abc')
  expect(match?.groups).toEqual({ secret: 'b' })
  expect(match).toHaveLength(2)
})

it.each([
  '\\pL',
  '[\\p{Greek}]',
  'a(?=b)',
  '(?i)é',
  '[^é]',
  '[à-é]',
  '\\1',
  'a**',
  '*',
  'a{2,1}',
  '(',
  ')',
  '[a',
  'a{2000}',
  '(?<=a)b',
  'x'.repeat(10_001)
])('refuses %s', (source) => {
  expect(() => parseGoRegExp(source)).toThrow(expect.objectContaining({ name: 'GoRegExpError' }))
})

it('refuses groups without end', () => {
  expect(() => parseGoRegExp('('.repeat(5_000))).toThrow(/nested too deep/)
})
