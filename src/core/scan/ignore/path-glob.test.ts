import { expect, it } from 'vitest'
import { pathGlob } from './path-glob.ts'

const matches = (pattern: string, path: string, steps = { left: 1_000_000 }): boolean | undefined =>
  pathGlob(pattern)?.matches(path.split('/'), steps)

it.each([
  ['*.env', 'a.env', true],
  ['*.env', 'deep/down/a.env', true],
  ['*.env', 'a.env.ts', false],
  ['/a.env', 'a.env', true],
  ['/a.env', 'b/a.env', false],
  ['config/a.env', 'config/a.env', true],
  ['config/a.env', 'x/config/a.env', false],
  ['tests/', 'tests/a', true],
  ['tests/', 'x/tests/a', true],
  ['tests/', 'tests', false],
  ['tests', 'tests', true],
  ['tests', 'tests/deep/a', true],
  ['tests', 'mytests/a', false],
  ['tests/**', 'tests/a/b', true],
  ['tests/**', 'tests', false],
  ['**/fixtures/*.json', 'fixtures/a.json', true],
  ['**/fixtures/*.json', 'a/b/fixtures/a.json', true],
  ['**/fixtures/*.json', 'a/fixtures/b/a.json', false],
  ['a/**/z', 'a/z', true],
  ['a/**/z', 'a/b/c/z', true],
  ['a/**/z', 'a/b/c/y', false],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['*a*b*', 'xxaxxbxx', true],
  ['[a-c].txt', 'b.txt', true],
  ['[!a-c].txt', 'b.txt', false],
  ['with space.txt', 'with space.txt', true],
  ['\\*.txt', '*.txt', true],
  ['\\*.txt', 'a.txt', false],
  ['**', 'any/thing', true]
])('%s and %s: %s', (pattern, path, expected) => {
  expect(matches(pattern, path)).toBe(expected)
})

it('is no pattern without a name, or when it is too long', () => {
  for (const pattern of ['', '/', '//', 'x'.repeat(1_001)]) expect(pathGlob(pattern)).toBeUndefined()
})

it('needs no more steps for what is made to take long than path by pattern, and counts them', () => {
  for (const [pattern, path] of [
    [`${'*a'.repeat(200)}b`, 'a'.repeat(4_000)],
    [`${'**/a/'.repeat(150)}b`, 'a/'.repeat(2_000)]
  ] as const) {
    const steps = { left: 1_000_000_000 }
    expect(matches(pattern, path, steps)).toBe(false)
    expect(1_000_000_000 - steps.left).toBeGreaterThan(1_000)
    expect(1_000_000_000 - steps.left).toBeLessThan(2 * pattern.length * path.length)
  }
})

it('matches nothing once its steps are used up', () => {
  expect(matches('a*', 'abc', { left: 2 })).toBe(false)
  expect(matches('a*', 'abc', { left: 20 })).toBe(true)
})
