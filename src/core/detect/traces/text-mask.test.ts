import { expect, it } from 'vitest'
import { catalogOf } from '../../../../test/support/catalog-of.ts'
import { createDetector } from '../create-detector.ts'
import { createTextMask } from './text-mask.ts'

const letters = 'q7Zt2Lw9Xc4Vb6Nm8Kj3'
/** No rule knows it: it is found by comparison alone. */
const known = `Tr0ub4dor&3/${letters}`
const secret = `tok_${[...letters].reverse().join('')}`
const catalog = catalogOf({ token: { kind: 'token', anchors: ['tok_'], pattern: 'tok_[A-Za-z0-9]{20}' } })
const mask = createTextMask({ detector: createDetector(catalog), catalog, isKnown: (value) => value === known })

const hidden: [string, (value: string) => string][] = [
  ['raw', (value) => value],
  ['in a word', (value) => `PASSWORD=${value};`],
  ['in quotes', (value) => `{"a":"${value}"}`],
  ['in an address', (value) => `https://host.example/a?k=${encodeURIComponent(value)}&b=1`],
  ['URL-encoded whole', (value) => [...value].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')],
  ['JSON-escaped', (value) => `"${value.replaceAll('/', '\\/').replace('4', '\\u0034')}"`],
  ['HTML-escaped', (value) => `<b>${[...value].map((letter) => `&#x${letter.charCodeAt(0).toString(16)};`).join('')}</b>`],
  ['escaped for Markdown', (value) => value.replace(/[_&/]/g, '\\$&')],
  ['base64', (value) => Buffer.from(value).toString('base64')],
  ['base64url of a login', (value) => `Basic ${Buffer.from(`api:${value}`).toString('base64url')}`],
  ['base64 of UTF-16', (value) => Buffer.from(value, 'utf16le').toString('base64')],
  ['base64 cut from a longer one', (value) => Buffer.from(`head of it: ${value} and more`).toString('base64').slice(3, -3)],
  ['base64 twice', (value) => Buffer.from(Buffer.from(value).toString('base64')).toString('base64')],
  ['hex', (value) => Buffer.from(value).toString('hex')],
  ['HEX of UTF-16', (value) => Buffer.from(value, 'utf16le').toString('hex').toUpperCase()],
  ['a dump in hex', (value) => Buffer.from(value).toString('hex').replace(/../g, '$& ')],
  ['with NUL between, as UTF-16 reads in a byte view', (value) => [...value].join('\0')],
  ['with named entities', (value) => value.replaceAll('&', '&amp;').replaceAll('/', '&sol;').replaceAll('_', '&lowbar;')],
  ['with letters in braces', (value) => value.replace(/[/_]/g, (mark) => `\\u{${mark.charCodeAt(0).toString(16)}}`)],
  ['with hidden marks', (value) => [...value].join('\u200b')],
  ['with marks made visible', (value) => [...value].join('\\u{200b}')],
  ['in wide letters', (value) => [...value].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')]
]

it.each(hidden)('masks a value that it knows, and one that a rule sees: %s', (_, hide) => {
  for (const value of [known, secret]) {
    const form = hide(value)
    const { text, masked } = mask(`Before: ${form} and après.`)
    expect(masked).toBe(1)
    expect(text).not.toContain(form)
    expect(text).toMatch(/^Before: .* and après\.$/s)
    expect(text).not.toContain(letters.slice(4, 12))
    expect(text).not.toContain([...letters].reverse().join('').slice(4, 12))
  }
})

it('masks a value with spaces where it stands in a line or in quotes', () => {
  const phrase = 'correct horse battery staple'
  const say = createTextMask({ detector: createDetector(catalog), catalog, isKnown: (value) => value === phrase })
  for (const text of [phrase, `a\n  ${phrase}\nb`, `it is "${phrase}".`, `password: ${phrase}`])
    expect(say(text).text).not.toContain('battery')
})

it('masks each of several and leaves the rest as it was', () => {
  const text = mask(`a=${known}&b=${known}\nнет ${secret} – ende`).text
  expect(text).toMatch(/^a=\[secret removed\]&b=\[secret removed\]\nнет \S{1,8} – ende$/)
})

it.each([
  '',
  'Rotated at 14:02 by Ada; see evidence-3 (sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08).',
  '…f3Qa'
])('leaves %j alone', (text) => {
  expect(mask(text)).toEqual({ text, masked: 0 })
})
