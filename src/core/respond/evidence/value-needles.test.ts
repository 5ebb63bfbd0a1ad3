import { expect, it } from 'vitest'
import { valueNeedles } from './value-needles.ts'

const value = 'Tr0ub4dor&3/+q7Zt2Lw9\nXc4Vb6Nm8Kj3'
const holds = (content: Buffer, needles = valueNeedles(value)): boolean => needles.some((needle) => content.includes(needle))

it.each<[string, (text: string) => Buffer]>([
  ['as it is', (text) => Buffer.from(text)],
  ['UTF-16, little', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16, big', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['base64', (text) => Buffer.from(Buffer.from(text).toString('base64'))],
  ['base64url', (text) => Buffer.from(Buffer.from(text).toString('base64url'))],
  ['base64 of UTF-16', (text) => Buffer.from(Buffer.from(text, 'utf16le').toString('base64'))],
  ['hex', (text) => Buffer.from(Buffer.from(text).toString('hex'))],
  ['HEX', (text) => Buffer.from(Buffer.from(text).toString('hex').toUpperCase())],
  ['an address', (text) => Buffer.from(encodeURIComponent(text))],
  ['JSON', (text) => Buffer.from(JSON.stringify(text))],
  ['lines of Windows', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))]
])('finds a value in %s, wherever it begins', (_, write) => {
  for (const before of ['', 'a', 'ab', 'abc', 'abcd']) {
    expect(holds(write(`${before}${value}${before}`))).toBe(true)
    expect(holds(write(`${before}${value.replace('Lw9', 'Lw8')}`))).toBe(false)
  }
})

it('has no needle that stands in any file', () => {
  expect(valueNeedles('abc').every((needle) => needle.length >= 6)).toBe(true)
  expect(valueNeedles('abc').some((needle) => needle.equals(Buffer.from('abc')))).toBe(false)
  expect(valueNeedles('')).toEqual([])
})
