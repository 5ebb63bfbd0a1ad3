import path from 'node:path'
import { expect, it } from 'vitest'
import { catalogFromSources } from './catalog-from-sources.ts'
import { entriesNamed, entryRow, libraryEntries } from './library-entries.ts'

const catalog = catalogFromSources(path.join(import.meta.dirname, '../../../resources'))
const entries = libraryEntries(catalog)

it('lists every type once, those with a rule first, with all that their values begin with', () => {
  expect(entries).toHaveLength(catalog.types.length + catalog.named().length)
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  expect(entries.findIndex(({ hasRule }) => !hasRule)).toBe(catalog.types.length)
  for (const [at, { id, prefixes }] of catalog.types.entries()) expect(entries[at]).toMatchObject({ id, prefixes })
})

it('shows a type in the words of its category', () => {
  const [mailgun] = entriesNamed(entries, ['mailgun-private-api-key'])
  expect(mailgun && entryRow(mailgun)).toMatchObject({ provider: 'Mailgun', category: 'E-mail', hasRule: true })
})

it('names types in the order that is asked for, without those that are not there', () => {
  const ids = entries.slice(0, 3).map(({ id }) => id)
  const asked = [...ids.toReversed(), 'no-such-type']
  expect(entriesNamed(entries, asked).map(({ id }) => id)).toEqual(ids.toReversed())
})
