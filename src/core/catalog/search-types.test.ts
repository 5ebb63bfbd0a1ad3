import path from 'node:path'
import { expect, it } from 'vitest'
import { catalogFromSources } from './catalog-from-sources.ts'
import { libraryEntries } from './library-entries.ts'
import { searchTypes } from './search-types.ts'

const entries = libraryEntries(catalogFromSources(path.join(import.meta.dirname, '../../../resources')))
const ids = (search: string): string[] => searchTypes(entries, search).map(({ id }) => id)
const first = (search: string): string | undefined => ids(search)[0]

it.each([
  ['an id', 'mailgun-private-api-key', 'mailgun-private-api-key'],
  ['an alias', 'stripe-access-token', 'stripe-secret-key'],
  ['a name', 'mailgun api key', 'mailgun-private-api-key'],
  ['a variable', 'MAILGUN_API_KEY', 'mailgun-private-api-key'],
  ['a variable as code writes it', 'mailgunApiKey', 'mailgun-private-api-key'],
  ['a prefix', 'sk_live_', 'stripe-secret-key'],
  ['the start of a prefix', 'xoxb', 'slack-bot-token'],
  ['the start of a value', 'xoxb-2', 'slack-bot-token'],
  ['the longest prefix', 'sk-ant-api03-', 'anthropic-api-key'],
  ['a name alone', 'azure maps', 'azure-maps-key']
])('answers %s with its type first', (_, search, id) => {
  expect(first(search)).toBe(id)
})

it('puts the worst of a provider first, and what has no rule last', () => {
  const found = searchTypes(entries, 'databricks')
  expect(found[0]?.hasRule).toBe(true)
  expect(found.at(-1)?.hasRule).toBe(false)
  expect(searchTypes(entries, 'stripe')[0]?.severity).toBe('critical')
})

it('wants every word, in names or category', () => {
  expect(first('STRIPE webhook')).toBe('stripe-webhook-signing-secret')
  expect(ids('no such thing')).toEqual([])
})

it('finds a short word only where it stands', () => {
  for (const { id, name, provider, category, variable, aliases, prefixes } of searchTypes(entries, 'ssh'))
    expect([id, name, provider, category, variable, ...aliases, ...prefixes].join('\n').toLowerCase()).toContain('ssh')
  expect(ids('sk_').length).toBeLessThan(ids('sk').length)
  expect(ids('mailgunapikey')).toContain('mailgun-private-api-key')
})

it('lists all of a provider together without a search', () => {
  const providers = searchTypes(entries, ' ').map(({ provider }) => provider.toLowerCase())
  const runs = providers.filter((provider, at) => provider !== providers[at - 1])
  expect(runs.length).toBe(new Set(runs).size)
  expect(providers).toHaveLength(entries.length)
})
