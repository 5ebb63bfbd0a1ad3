import path from 'node:path'
import { expect, it } from 'vitest'
import { readCatalogSources } from '../../src/core/catalog/catalog-from-sources.ts'
import { compileCatalog } from '../../src/core/catalog/compile-catalog.ts'
import { createDetector } from '../../src/core/detect/create-detector.ts'
import { kindOfText } from './clean-text.ts'
import { measureRecall } from './recall.ts'
import { asides, styles } from './styles.ts'
import { table } from './table.ts'

it('writes a plain value as it is in every style, with its name beside it', () => {
  const written = (value: string, text: string): number =>
    text.split(value).length + text.split(Buffer.from(value).toString('base64')).length - 2
  for (const { file, write } of styles) {
    const text = write('ACME_API_KEY', 'value0123456789', 'Acme')
    expect(written('value0123456789', text), file).toBe(1)
    expect(text.toLowerCase().replace(/[-_.]/g, ''), file).toContain('acmeapikey')
  }
  for (const { file, write } of asides) {
    const text = write('OTHER_NAME', 'value0123456789', 'Acme Corp.')
    expect(written('value0123456789', text), file).toBe(1)
    expect(text.toLowerCase(), file).toContain('acme')
    expect(text, file).not.toContain('OTHER_NAME')
  }
  expect(new Set([...styles, ...asides].map(({ file }) => file)).size).toBe(styles.length + asides.length)
})

it('counts each value once: right, sibling, other or missed', () => {
  const { providers, categories, playbooks } = readCatalogSources(path.join(import.meta.dirname, '../../resources'), ['stripe', 'generic'])
  const stripe = providers.filter(({ value }) => value.id === 'stripe')
  const recall = measureRecall(createDetector(compileCatalog(providers, categories, playbooks)), stripe, { seeds: 1, styles })
  for (const { tries, right, sibling, other, missed } of recall) expect(right + sibling + other + missed).toBe(tries)
  const key = recall.find(({ typeId }) => typeId === 'stripe-secret-key')
  expect(key?.kind).toBe('prefixed')
  expect(key?.right).toBeGreaterThan(0.95 * (key?.tries ?? 1))
  // A catalogue without them finds none.
  const none = measureRecall(createDetector(compileCatalog([], categories, playbooks)), stripe, { seeds: 1, styles })
  expect(none.every(({ tries, missed }) => missed === tries)).toBe(true)
})

it.each([
  ['a/LICENSE', 'x', 'licence'],
  ['package-lock.json', '{}', 'lock file'],
  ['a/a.min.js', 'x', 'generated'],
  ['a/dist/a.js', 'x', 'generated'],
  ['a/a.js', 'var a=function(b){return b};'.repeat(100), 'generated'],
  ['a/a.ts', '// @generated', 'generated'],
  ['a/a.js.map', '{}', 'map'],
  ['a/test/a.js', 'x', 'test'],
  ['node_modules/a/a.js.map', '{}', 'map'],
  ['node_modules/a/test/a.js', 'x', 'code'],
  ['a/README.md', 'x', 'docs'],
  ['a/a.json', '{}', 'data'],
  ['a/a.ts', 'x', 'code'],
  ['a/a', 'x', 'other']
])('takes %s for what it is', (name, text, kind) => {
  expect(kindOfText({ path: name, bytes: Buffer.from(text) })).toBe(kind)
})

it('lays numbers to the right', () => {
  expect(
    table(
      ['a', 'n'],
      [
        ['x', 10],
        ['yy', 2]
      ]
    )
  ).toBe('| a  |  n |\n|----|---:|\n| x  | 10 |\n| yy |  2 |')
})
