import path from 'node:path'
import { expect, it } from 'vitest'
import { catalogFromSources } from './catalog-from-sources.ts'
import { pageNamed } from './page-named.ts'

const catalog = catalogFromSources(path.join(import.meta.dirname, '../../../resources'))

it.each([
  ['stripe-secret-key', 'stripe-secret-key'],
  ['stripe-access-token', 'stripe-secret-key'],
  ['azure-maps-key', 'azure-maps-key'],
  ['nothing', undefined]
])('finds by %s the type %s', (name, id) => {
  expect(pageNamed(catalog, name)?.id).toBe(id)
})
