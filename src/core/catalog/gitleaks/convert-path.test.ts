import { expect, it } from 'vitest'
import { convertPath } from './convert-path.ts'

const bytes = (path: string): string => Buffer.from(path, 'utf8').toString('latin1')
const matches = (regex: string, path: string): boolean => new RegExp(convertPath(regex).pattern).test(bytes(path))

it.each([
  ['(?:^|/)node_modules(?:/.*)?$', 'a/node_modules/b.js', 'a/node_modules2/b.js'],
  ['(.*?)(jpg|gif)$', 'a/b.gif', 'a/b.gift'],
  ['^(?:[^/]+/)*secrets/', 'a/b/secrets/c', 'a/b/secret/c'],
  ['.*/tests/.*', 'a/tests/b', 'tests/b'],
  ['größe/[^/]+$', 'a/größe/b', 'a/große/b'],
  ['(?i)\\.(?:tf|hcl)$', 'a.TF', 'a.tfx']
])('%s is found in %s, and not in %s', (regex, one, other) => {
  expect([matches(regex, one), matches(regex, other)]).toEqual([true, false])
})

it('cuts nothing in a path of 4 096 bytes where that is cheap, and tells where it has to', () => {
  const deep = `node_modules/${'a/'.repeat(2_000)}b.js`
  expect(convertPath('(?:^|/)node_modules/[^\\n]*\\.js$')).toMatchObject({
    longest: 1_024,
    loss: expect.stringMatching(/longer than 1024 bytes/)
  })
  expect(convertPath('(?:^|/)node_modules(?:/.*)?$')).toMatchObject({ longest: 4_096, loss: null })
  expect(matches('(?:^|/)node_modules(?:/.*)?$', deep)).toBe(true)
  expect(matches('.*/a/.*', deep)).toBe(true)
  expect(convertPath('^(?:[^/]+/)*secrets/')).toMatchObject({
    longest: null,
    loss: expect.stringMatching(/stops at 1024 characters, or 8 groups/)
  })
})

it.each(['.*', '(?:a{1,1000}){1,1000}b', '\\pL'])('refuses %s', (regex) => {
  expect(() => convertPath(regex)).toThrow()
})
