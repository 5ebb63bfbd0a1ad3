import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { decodePages, encodePages } from './pages-file.ts'

const pages = catalogOf({
  'acme-key': { kind: 'token', anchors: ['acme_'], pattern: 'acme_[a-f]{32}' },
  'acme-pin': { kind: 'context', words: ['acme_pin'], pattern: '[0-9]{16}' }
}).pages()

it('gives back what was written', () => {
  expect(decodePages(encodePages(pages))).toEqual(pages)
})

it('writes what two pages have in common once', () => {
  const both = encodePages(pages).length
  const one = encodePages(pages.slice(0, 1)).length
  expect(both - one).toBeLessThan(one / 4)
})

it('refuses a page that names what is not there', () => {
  const text = encodePages(pages).replace(/"playbook":0/, '"playbook":7')
  expect(() => decodePages(text)).toThrow(SyntaxError)
})
