import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { buildCatalog } from './build-catalog.ts'
import { loadCatalog } from './load-catalog.ts'

const catalog = catalogOf({
  'acme-key': { kind: 'token', anchors: ['acme_'], pattern: 'acme_[a-f]{32}' },
  'acme-pin': { kind: 'context', words: ['acme_pin'], pattern: '[0-9]{16}' }
})

let dir: string
let url: URL
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'bulkhead-catalog-'))
  url = pathToFileURL(path.join(dir, 'catalog.json'))
  buildCatalog(catalog, dir)
})
afterEach(() => rmSync(dir, { recursive: true }))

it('reads back what was built', () => {
  const loaded = loadCatalog(url)
  const whole = (each: typeof catalog) => ({ ...each, pages: each.pages(), named: each.named(), common: each.common() })
  expect(whole(loaded)).toEqual(whole(catalog))
})

it('reads the pages only when they are asked for', () => {
  rmSync(path.join(dir, 'catalog-pages.json'))
  const loaded = loadCatalog(url)
  expect(loaded.types).toHaveLength(2)
  expect(() => loaded.pages()).toThrow('catalog-pages.json is missing or damaged')
})

it.each(['catalog.json', 'catalog.bin'])('says what to do when %s is cut short', (name) => {
  const file = path.join(dir, name)
  truncateSync(file, readFileSync(file).length - 5)
  expect(() => loadCatalog(url)).toThrow(/missing or damaged. Run "npm run build"/)
})

it('refuses an automaton of another build', () => {
  const other = mkdtempSync(path.join(tmpdir(), 'bulkhead-catalog-'))
  try {
    buildCatalog(catalogOf({ 'acme-key': { kind: 'token', anchors: ['acme_'], pattern: 'acme_[a-f]{33}' } }), other)
    writeFileSync(path.join(dir, 'catalog.bin'), readFileSync(path.join(other, 'catalog.bin')))
    expect(() => loadCatalog(url)).toThrow('catalog.bin is missing or damaged')
  } finally {
    rmSync(other, { recursive: true })
  }
})
