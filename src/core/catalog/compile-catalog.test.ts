import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'

const token = (pattern: string, rest = {}) => ({ kind: 'token' as const, anchors: ['acme_'], pattern, ...rest })

it('has one version for the same rules and another for a changed rule', () => {
  const version = (pattern: string) => catalogOf({ 'acme-key': token(pattern) }).version
  expect(version('acme_[a-f]{32}')).toBe(version('acme_[a-f]{32}'))
  expect(version('acme_[a-f]{33}')).not.toBe(version('acme_[a-f]{32}'))
})

it('gives one word to all rules that wait for it', () => {
  const catalog = catalogOf({ 'acme-key': token('acme_a{9}'), 'acme-other': token('acme_b{9}') })
  expect(catalog.words.filter(({ uses }) => uses.length > 0)).toEqual([
    {
      text: 'acme_',
      uses: [
        { rule: 0, exact: 'acme_' },
        { rule: 1, exact: 'acme_' }
      ]
    }
  ])
})

it('marks a type by what its values start with', () => {
  const catalog = catalogOf({ 'acme-key': token('acme_a{9}'), 'acme-id': { kind: 'context', words: ['acme'], pattern: 'a{32}' } })
  expect(catalog.types.map(({ prefix }) => prefix)).toEqual(['acme_', null])
})

it.each([
  [
    'an anchor that no match starts with',
    { 'acme-key': token('key_acme_[a-f]{32}') },
    /^test\.yaml:1:\d+: types\.0\.rules\.0\.anchors\.0: .*`left`/
  ],
  ['a pattern without bound', { 'acme-key': token('acme_[a-f]+') }, /types\.0\.rules\.0\.pattern: .*upper bound.*character 11/],
  ['a match longer than the engine reads', { 'acme-key': token('acme_[a-f]{9000}') }, /9005 bytes; the limit is 8192/],
  ['another name than secret', { 'acme-key': token('acme_(?<value>[a-f]{9})') }, /the only name is secret/],
  ['a bad pattern in `not`', { 'acme-key': token('acme_a{9}', { not: ['(a)'] }) }, /rules\.0\.not\.0/]
])('refuses %s and says where', (_, types, message) => {
  expect(() => catalogOf(types)).toThrow(message)
})

it('reports every problem at once', () => {
  expect(() => catalogOf({ 'acme-key': token('acme_a+'), 'acme-other': token('acme_b*') })).toThrow(/acme|types\.0.*\n.*types\.1/)
})
