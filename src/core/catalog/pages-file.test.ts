import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { decodePages, encodePages } from './pages-file.ts'

const pages = catalogOf({
  'acme-key': { kind: 'token', anchors: ['acme_'], pattern: 'acme_[a-f]{32}' },
  'acme-pin': { kind: 'context', words: ['acme_pin'], pattern: '[0-9]{16}' }
}).pages()
const named = pages.map((page) => ({ ...page, id: `${page.id}-of-old`, foundAs: 'acme-key' }))

it('gives back what was written', () => {
  expect(decodePages(encodePages({ pages, named }))).toEqual({ pages, named })
})

it('writes what two pages have in common once', () => {
  const both = encodePages({ pages, named: [] }).length
  const one = encodePages({ pages: pages.slice(0, 1), named: [] }).length
  expect(both - one).toBeLessThan(one / 4)
})

it('refuses a page that names what is not there', () => {
  const text = encodePages({ pages, named: [] }).replace(/"playbook":0/, '"playbook":7')
  expect(() => decodePages(text)).toThrow(SyntaxError)
})
