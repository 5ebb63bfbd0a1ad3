import { expect, it } from 'vitest'
import { createTracer } from './value-traces.ts'

const value = 'key-a1b2c3d4e5f6+/xyz"q'
const find = createTracer([{ value, twin: 'key-9z8y7x6w5v4u3t2s1r0q' }])
const formsIn = (text: string | Buffer): string[] => [...new Set(find(Buffer.from(text)).map(({ form }) => form))]

it.each([
  ['raw', value],
  ['base64 at 0', Buffer.from(value).toString('base64')],
  ['base64 at 1', Buffer.from(`x${value} and`).toString('base64')],
  ['base64 at 2', Buffer.from(`yx${value}-`).toString('base64')],
  ['base64url at 0', Buffer.from(value).toString('base64url')],
  ['hex', Buffer.from(value).toString('hex')],
  ['HEX', Buffer.from(value).toString('hex').toUpperCase()],
  ['UTF-16LE', Buffer.from(value, 'utf16le')],
  ['UTF-16BE', Buffer.from(value, 'utf16le').swap16()],
  ['URL-encoded', encodeURIComponent(value)],
  ['JSON', JSON.stringify({ value })],
  ['fragment', value.slice(5, 15)]
])('a value is seen %s', (form, text) => {
  expect(formsIn(Buffer.concat([Buffer.from('before '), Buffer.from(text), Buffer.from(' after')]))).toContain(form)
})

it('what a preview shows, and what the template has in common with all values, is no trace', () => {
  expect(formsIn(`key-…${value.slice(-4)} key- ${value.slice(4, 11)}`)).toEqual([])
})
