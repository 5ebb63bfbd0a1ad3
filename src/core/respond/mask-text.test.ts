import { createHmac } from 'node:crypto'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readCatalogSources } from '../catalog/catalog-from-sources.ts'
import { compileCatalog } from '../catalog/compile-catalog.ts'
import { createDetector } from '../detect/create-detector.ts'
import { fillTemplate } from '../detect/template.ts'
import { createTextMask } from './mask-text.ts'

const { providers, categories, playbooks } = readCatalogSources(path.join(import.meta.dirname, '../../../resources'), ['stripe'])
const catalog = compileCatalog(providers, categories, playbooks)
const detector = createDetector(catalog)
const fingerprint = (value: Uint8Array): Uint8Array => createHmac('sha256', 'key of the test').update(value).digest()
const hex = (text: string): string => Buffer.from(fingerprint(Buffer.from(text))).toString('hex')

/** No rule sees these: only the fingerprint tells. */
const plain = ['tuesday', 'Meadow', '77'].join('-')
const withMarks = ['p4ss', 'w=rd', '/x:y@z'].join('')
const mask = createTextMask({ detector, catalog, fingerprint, fingerprints: new Set([hex(plain), hex(withMarks)]) })

it('masks what the detector sees', () => {
  const key = fillTemplate('sk_live_{{alnum:99}}', 1).text
  const masked = mask(`we found ${key} in the log`)
  expect(masked).not.toContain(key)
  expect(masked).toMatch(/^we found sk_live_…\S{4} in the log$/)
})

it.each([
  ['alone', plain, '…'],
  ['in a sentence', `it was ${plain}, they said.`, 'it was …, they said.'],
  ['with a full stop', `it was ${plain}.`, 'it was ….'],
  ['assigned', `PASSWORD=${plain}`, 'PASSWORD=…'],
  ['in quotes', `password: "${plain}"`, 'password: "…"'],
  ['in an address', `postgres://app:${plain}@db.internal:5432/main`, 'postgres://app:…@db.internal:5432/main'],
  ['in a query', `/login?user=a&pw=${plain}&x=1`, '/login?user=a&pw=…&x=1'],
  ['in a path', `/srv/${plain}/config.env`, '/srv/…/config.env'],
  ['twice', `${plain} ${plain}`, '… …'],
  ['with marks of its own', `curl -u app:${withMarks} x`, 'curl -u app:… x'],
  ['with marks of its own, assigned', `K=${withMarks}`, 'K=…'],
  ['as base64', `auth ${Buffer.from(plain).toString('base64')}`, 'auth …'],
  ['as base64 of a line', `auth ${Buffer.from(`${plain}\n`).toString('base64')}`, 'auth …'],
  ['percent-encoded', `?p=${plain.replaceAll('-', '%2D')}`, '?p=…']
])('masks a known secret that no rule sees: %s', (_, text, expected) => {
  expect(mask(text)).toBe(expected)
})

it('leaves everything else as it was', () => {
  const text = 'INC-0007: 14:32 “Ünïcode” — a/b=c, https://example.org/x?y=z#f (see #12) \n\tdone.'
  expect(mask(text)).toBe(text)
  expect(mask('')).toBe('')
})

it('stays quick on a hostile text', () => {
  const started = performance.now()
  mask('='.repeat(10_000))
  mask('a=b/'.repeat(2_500))
  mask('word '.repeat(2_000))
  expect(performance.now() - started).toBeLessThan(1500)
})
