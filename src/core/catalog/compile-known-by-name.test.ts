import path from 'node:path'
import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { catalogFromSources } from './catalog-from-sources.ts'
import { compileKnownByName } from './compile-known-by-name.ts'
import { mergeCatalogs } from './merge-catalogs.ts'
import { parseKnownByName } from './parse-provider.ts'

const catalog = catalogOf({ 'test-key': { kind: 'token', anchors: ['acme_'], pattern: 'acme_[a-f]{32}' } })
const compile = (types: object[], provider: object = {}) => {
  const source = {
    sources: { list: { title: 'A list', date: '2026-11' } },
    providers: [{ provider: 'Acme', category: 'test', types, ...provider }]
  }
  const file = 'known-by-name.yaml'
  return compileKnownByName({ file, ...parseKnownByName(JSON.stringify(source), file) }, catalog)
}
const pin = { id: 'acme-pin', name: 'Acme PIN', severity: 'low', from: 'list' }

it('makes a page of what is known, and of what is true of the category', () => {
  const [page] = compile([{ ...pin, liveness: 'Somebody asks.', docs: 'https://acme.example/', foundAs: 'test-key' }])
  expect(page).toMatchObject({
    id: 'acme-pin',
    provider: 'Acme',
    categoryName: 'Test',
    variable: 'ACME_PIN',
    format: '',
    foundAs: 'test-key',
    liveness: { safety: 'unknown', notes: [{ text: 'Somebody asks.', source: 'A list', date: '2026-11' }] },
    playbook: { generic: true }
  })
  expect(page?.playbook.tasks.length).toBeGreaterThan(20)
})

it('says that no documentation was read only where none stands there', () => {
  const reasonOf = (known: object) => compile([{ ...pin, ...known }])[0]?.severityReason
  expect(reasonOf({})).toContain('no documentation')
  expect(reasonOf({ docs: 'https://acme.example/' })).not.toContain('documentation')
})

it.each([
  [
    'an id that a type with a rule has',
    [{ ...pin, id: 'test-key' }],
    {},
    /^known-by-name\.yaml:1:\d+: providers\.0\.types\.0\.id: .*test-key/
  ],
  ['an id that stands there twice', [pin, pin], {}, /types\.1\.id: acme-pin is already a name of acme-pin/],
  ['a source that is not listed', [{ ...pin, from: 'hearsay' }], {}, /from: hearsay is not in sources/],
  ['a type that no rule finds', [{ ...pin, foundAs: 'acme-pin' }], {}, /foundAs: there is no type acme-pin with a rule/],
  ['another category', [pin], { category: 'shoes' }, /category: shoes is not in categories\.yaml/],
  ['a provider in another spelling', [pin], { provider: 'TEST' }, /providers\.0\.provider: its file in secret-types spells it Test/]
])('refuses %s and says where', (_, types, provider, message) => {
  expect(() => compile(types, provider)).toThrow(message)
})

it('gives way to a rule that a user wrote for it', () => {
  const named = compile([pin])
  const own = (id: string) => catalogOf({ [id]: { kind: 'token', anchors: ['pin_'], pattern: 'pin_[a-f]{32}' } })
  const left = (id: string) => mergeCatalogs({ ...catalog, named: () => named }, own(id)).named()
  expect(left('acme-pin')).toEqual([])
  expect(left('acme-other')).toEqual(named)
})

it('takes our own list, of which nothing is a detector', () => {
  const { types, named } = catalogFromSources(path.join(import.meta.dirname, '../../../resources'))
  const ids = new Set(types.flatMap(({ id, aliases }) => [id, ...aliases]))
  expect(named().length).toBeGreaterThan(200)
  expect(named().filter(({ id }) => ids.has(id))).toEqual([])
})
