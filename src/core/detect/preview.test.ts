import fc from 'fast-check'
import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { previewOf } from './preview.ts'
import { fillTemplate } from './template.ts'

const catalog = catalogOf({
  'acme-key': { kind: 'token', anchors: ['ak_', 'ak_live_'], pattern: 'ak_(?:live_)?[a-z0-9]{8,40}' },
  'acme-password': { kind: 'assignment', names: ['password'], pattern: '[!-~]{6,40}' }
})
const preview = (template: string, typeId = 'acme-password') => previewOf(typeId, fillTemplate(template, 1).text, catalog)

it('shows the prefix of the type and the last four characters of a long value', () => {
  const { text } = fillTemplate('ak_live_{{lower:32}}', 3)
  expect(previewOf('acme-key', text, catalog)).toBe(`ak_live_…${text.slice(-4)}`)
})

it.each([
  ['hunter2', 'h…'],
  ['abc', '…'],
  ['Tr0ub4dor&3x', 'Tr…'],
  ['пароль12', 'па…']
])('shows little of the short value %s', (value, shown) => {
  expect(previewOf('acme-password', value, catalog)).toBe(shown)
})

it('shows no end of a value whose last part may be a short password', () => {
  expect(preview('service-account-name:hunter2')).toBe('…')
  expect(preview('host=db.internal user=app password=hunter22')).toBe('…')
})

it.each([
  ['postgres://app:p@ss/w0rd@db.internal:5432/x', 'postgres://…@db.internal:5432'],
  ['postgres://db.internal/x?user=a&password=hunter2hunter2', 'postgres://db.internal/…'],
  ['https://hooks.test/services/T0/B0/short', 'https://hooks.test/…'],
  ['https://default0a1b2c3d4e5f60718293.0f.flows.test/x/y', 'https://….0f.flows.test/…'],
  ['https://prod-12.westeurope.flows.test/x/y', 'https://prod-12.westeurope.flows.test/…']
])('shows scheme and host of %s', (value, shown) => {
  expect(preview(value)).toBe(shown)
})

it('shows the last four characters of a webhook', () => {
  const { text } = fillTemplate('https://hooks.test/services/T0/{{alnum:24}}', 2)
  expect(previewOf('acme-key', text, catalog)).toBe(`https://hooks.test/…${text.slice(-4)}`)
})

it('shows the first line of a key block', () => {
  expect(preview('{{pem:RSA PRIVATE KEY}}')).toBe('-----BEGIN RSA PRIVATE KEY-----…')
  expect(preview('{\n"private_key": "x"\n}')).toBe('…')
})

it('never shows more than a quarter of a value that is not an address', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (value) => {
      fc.pre(!value.includes('://'))
      const shown = previewOf('acme-password', value, catalog).replace('…', '')
      expect([...shown].length).toBeLessThanOrEqual([...value].length / 4)
    })
  )
})
