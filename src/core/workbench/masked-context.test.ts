import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { createDetector } from '../detect/create-detector.ts'
import { maskedContext } from './masked-context.ts'

const detector = createDetector(catalogOf({ 'test-token': { kind: 'token', anchors: ['tok_'], pattern: 'tok_[a-z0-9]{20}' } }))
const one = 'tok_q8w3e7r2t9y4u6i1o5p0'
const other = 'tok_z1x8c3v6b2n9m4k7j5h0'

function shownAround(text: string, value = one): string {
  const bytes = Buffer.from(text)
  const start = bytes.indexOf(value)
  const line = text.slice(0, start).split('\n').length
  const lines = maskedContext(bytes, { start, end: start + value.length }, line, { detector, path: undefined })
  return lines.map(({ text }) => text).join('\n')
}

it('masks a secret at the start of a long line before the hit, and shows nothing that was not searched', () => {
  for (const length of [1000, 65_000, 65_536, 80_000, 300_000]) {
    const shown = shownAround(`${other} ${'a '.repeat(length / 2)}\nkey ${one}\n`)
    expect(shown).toContain('key ••••')
    expect(shown).not.toMatch(/tok_|[z1x8c3v6b2n9m4k7j5h0]{6}/)
  }
})

it('masks a secret that the edge of what is shown would cut, wherever it lies', () => {
  for (let shift = 0; shift < 60; shift++) {
    const shown = shownAround(`${'a '.repeat(20_000)}${other} ${'a'.repeat(65_536 - 50 + shift)}\nkey ${one}\n`)
    for (let at = 0; at + 8 <= other.length; at++) expect(shown).not.toContain(other.slice(at, at + 8))
  }
})

it('masks the value again where no rule would see it', () => {
  expect(shownAround(`was x${one}x before\nkey ${one}\n`)).not.toContain('tok_')
})

it('masks a value in an encoding, and where it stands beside that as it is', () => {
  const encoded = Buffer.from(`key = ${one}`).toString('base64')
  const bytes = Buffer.from(`was x${one}x before\nkey ${encoded}\n`)
  const [hit] = detector.detect(bytes)
  expect(hit?.decoded?.encodings).toEqual(['base64'])
  const lines = maskedContext(bytes, hit ?? { start: 0, end: 0 }, 2, { detector, path: undefined, value: Buffer.from(one) })
  const shown = lines.map(({ text }) => text).join('\n')
  expect(shown).not.toContain('tok_')
  expect(shown).toContain(encoded.slice(0, 8))
  for (let at = 8; at + 4 <= encoded.length; at++) expect(shown).not.toContain(encoded.slice(at, at + 4))
})
