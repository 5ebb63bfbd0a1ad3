import { createHmac } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { catalogOf } from '../../../../test/support/catalog-of.ts'
import { createDetector } from '../../detect/create-detector.ts'
import { searchEvidence, wholeUpTo } from './search-evidence.ts'

const letters = 'q7Zt2Lw9Xc4Vb6Nm8Kj3'
/** A rule sees it. */
const token = `tok_${letters}`
/** No rule sees it. */
const known = `Tr0ub4dor&3/${letters}`
const detector = createDetector(catalogOf({ token: { kind: 'token', anchors: ['tok_'], pattern: 'tok_[A-Za-z0-9]{20}' } }))
const fingerprint = (value: Uint8Array): Uint8Array => createHmac('sha256', 'key').update(value).digest()
const own = Buffer.from(fingerprint(Buffer.from(known)))
const isKnown = (found: Uint8Array): boolean => own.equals(found)

function search(content: Uint8Array, { chunk = 1 << 20, readable = true } = {}): string | undefined {
  const { add, finish } = searchEvidence({ size: content.length, detector, fingerprint, isKnown, values: readable ? [known] : undefined })
  const reused = Buffer.alloc(chunk)
  for (let at = 0; at < content.length; at += chunk) {
    const part = content.subarray(at, at + chunk)
    reused.set(part)
    add(reused.subarray(0, part.length))
  }
  return finish()
}
const line = '192.0.2.7 GET /v3/messages 200 1234\n'
/** Larger than what is looked at as a whole. */
const large = line.repeat(Math.ceil((wholeUpTo + 200_000) / line.length))
const into = (text: string, at: number, value: string): Buffer => Buffer.from(`${text.slice(0, at)} ${value} ${text.slice(at)}`)

describe('small files, in every form', () => {
  it.each<[string, Uint8Array]>([
    ['what a rule sees', into(line, 9, token)],
    ['a known value', into(line, 9, known)],
    ['a known value in base64', into(line, 9, Buffer.from(known).toString('base64'))],
    ['a known value in an address', into(line, 9, `https://h.example/?k=${encodeURIComponent(known)}`)],
    ['UTF-16', Buffer.from(`\ufeff${line}${known}\n`, 'utf16le')],
    ['UTF-16 of a rule’s value', Buffer.from(`\ufeff${line}${token}\n`, 'utf16le')]
  ])('finds %s', (_, content) => {
    expect(search(content)).toMatch(/^A secret is in it/)
    expect(search(content, { chunk: 7 })).toMatch(/^A secret is in it/)
    expect(search(content, { readable: false })).toMatch(/^A secret is in it/)
  })

  it('lets others through', () => {
    expect(search(Buffer.from(line.repeat(100)))).toBeUndefined()
    expect(search(Buffer.alloc(0))).toBeUndefined()
    expect(search(Buffer.from([0, 1, 2, 255, 254]))).toBeUndefined()
  })
})

describe('large files, in windows', () => {
  it.each([0, 1_000, (1 << 20) - 20, (1 << 20) - 1, 1 << 20, wholeUpTo - 3, large.length - 1])('finds both at %i', (at) => {
    for (const value of [token, known]) expect(search(into(large, at, value))).toMatch(/^A secret is in it/)
  })

  it('finds both in UTF-16, whatever the windows', () => {
    for (const value of [token, known])
      for (const chunk of [1 << 20, 65_537]) {
        const content = Buffer.concat([
          Buffer.from([0xff, 0xfe]),
          Buffer.from(into(large, large.length / 2 - 99, value).toString(), 'utf16le')
        ])
        expect(search(content, { chunk })).toMatch(/^A secret is in it/)
      }
  })

  it('lets others through, and says why it can’t look for a value that is nowhere any more', () => {
    expect(search(Buffer.from(large))).toBeUndefined()
    expect(search(Buffer.from(large), { readable: false })).toMatch(/larger than 1 MiB, and the secret can’t be read again/)
  })
})

it.each([
  ['gzip', gzipSync(known)],
  ['ZIP', Buffer.from('PK\u0003\u0004 and so on')]
])('does not say of a packed file that nothing is in it: %s', (name, content) => {
  expect(search(content)).toContain(`packed (${name})`)
})
