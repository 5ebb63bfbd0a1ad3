import { expect, it } from 'vitest'
import { lintOwnType } from './lint-own-type.ts'
import { RuleSource } from './schema.ts'

type Described = Parameters<typeof lintOwnType>[0]

const lint = (changes: Partial<Described>, provider = 'Acme'): string[] =>
  lintOwnType(
    {
      severity: 'high',
      severityReason: 'It opens doors.',
      summary: 'A key of Acme, a shop. It opens doors.',
      format: '32 letters.',
      docs: [],
      rules: [],
      ...changes
    },
    { provider }
  ).map(({ path, message }) => `${path.join('.')}: ${message}`)
const rule = (fields: object) => RuleSource.parse({ kind: 'context', words: ['acme'], pattern: '[a-f]{32}', ...fields })

it.each([
  [
    'docs.0.url',
    { docs: [{ title: 'Keys', url: 'https://en.wikipedia.org/wiki/Key' }] },
    { docs: [{ title: 'Keys', url: 'https://acme.example/' }] }
  ],
  ['severity', { severityReason: 'It uses up the quota.' }, { severity: 'low' as const, severityReason: 'It uses up the quota.' }],
  ['summary', { summary: 'An Acme API key of Acme, a shop. It opens doors.' }, { summary: 'A key of Acme, the maker of Acme Cloud.' }],
  ['format', { format: '32 letters, near the name Acme' }, { format: '32 letters, near the name Acme', rules: [rule({})] }]
])('refuses %s that says what is not so', (field, wrong, right) => {
  expect(lint(wrong)).toEqual([expect.stringMatching(`^${field}: `)])
  expect(lint(right)).toEqual([])
})

it('refuses a rule that stands there twice, or too short a reach for its values', () => {
  expect(lint({ rules: [rule({}), rule({ words: ['acme_key'] })] })).toEqual([])
  expect(lint({ rules: [rule({}), rule({})] })).toEqual([expect.stringMatching(/^rules\.1: stands there twice/)])
  const long = { pattern: '[a-f]{90}' }
  expect(lint({ rules: [rule(long)] })).toEqual([expect.stringMatching(/^rules\.0\.reach: 120 .* 150 or more/)])
  expect(lint({ rules: [rule({ ...long, reach: 150 })] })).toEqual([])
  expect(lint({ rules: [rule({ ...long, reach: 100 })] }), 'smaller than the usual, on purpose').toEqual([])
})

it('wants a joint in a name of two words, which is then seen in every way of writing', () => {
  const words = (...list: string[]): string[] => lint({ rules: [rule({ words: list })] }, 'Acme Shop')
  expect(words('acmeshop')).toEqual([expect.stringMatching(/^rules\.0\.words: .*acme_shop/)])
  expect(words('acme_shop')).toEqual([])
  expect(words('acmeshop', 'acme-shop')).toEqual([])
})
