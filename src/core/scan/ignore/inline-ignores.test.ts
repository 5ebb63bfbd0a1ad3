import { expect, it } from 'vitest'
import { inlineIgnores } from './inline-ignores.ts'

const value = 'the-value'
const word = (text: string, encoding: BufferEncoding = 'utf8', mark = ''): string | undefined => {
  const content = Buffer.from(mark + text, encoding)
  const width = encoding === 'utf16le' ? 2 : 1
  const start = (mark.length + text.indexOf(value)) * width
  return inlineIgnores(content).wordFor('acme-key', start, start + value.length * width)
}

it.each([
  'bulkhead:ignore',
  'gitleaks:allow',
  'betterleaks:allow',
  'trufflehog:ignore',
  'pragma: allowlist secret',
  'pragma: whitelist secret',
  'ggignore',
  'kingfisher:ignore',
  'secretlint-disable-line'
])('knows %s on the line, behind or before the value, and on no other line', (comment) => {
  expect(word(`key = ${value} # ${comment}`)).toBe(comment)
  expect(word(`/* ${comment} */ key = ${value}`)).toBe(comment)
  expect(word(`key = ${value} // ${comment}, made up\r\nnext`)).toBe(comment)
  expect(word(`# ${comment}\nkey = ${value}`)).toBeUndefined()
  expect(word(`key = ${value}\n# ${comment}`)).toBeUndefined()
  expect(word(`key = ${value} # not-${comment}`)).toBeUndefined()
  expect(word(`key = ${value} # ${comment}s`)).toBeUndefined()
})

it.each(['bulkhead:ignore-next-line', 'pragma: allowlist nextline secret', 'secretlint-disable-next-line'])(
  'knows %s in the line before, and in no other',
  (comment) => {
    expect(word(`a\n# ${comment}\nkey = ${value}`)).toBe(comment)
    expect(word(`# ${comment}\r\nkey = ${value}`)).toBe(comment)
    expect(word(`# ${comment}\n\nkey = ${value}`)).toBeUndefined()
    expect(word(`key = ${value} # ${comment}`)).toBeUndefined()
  }
)

it('speaks of the named types alone where it names some', () => {
  expect(word(`key = ${value} # bulkhead:ignore[other, acme-key]`)).toBe('bulkhead:ignore')
  expect(word(`key = ${value} # bulkhead:ignore[other]`)).toBeUndefined()
})

it.each(['[acme_key]', '[Acme-Key]', '[]', '[', `[${'acme-key,'.repeat(60)}]`, '[acme-key][other]'])(
  'says nothing with a list of types that can not be read: %s',
  (list) => {
    expect(word(`key = ${value} # bulkhead:ignore${list}`)).toBeUndefined()
    expect(word(`# bulkhead:ignore-next-line${list}\nkey = ${value}`)).toBeUndefined()
  }
)

it('reads all words of a line', () => {
  expect(word(`key = ${value} # bulkhead:ignore[other] gitleaks:allow`)).toBe('gitleaks:allow')
  expect(word(`/* bulkhead:ignore[other] */ key = ${value} # bulkhead:ignore[acme-key]`)).toBe('bulkhead:ignore')
  expect(word(`# bulkhead:ignore-next-line[other] bulkhead:ignore-next-line[acme-key]\nkey = ${value}`)).toBe('bulkhead:ignore-next-line')
})

it('knows what lies between secretlint-disable and secretlint-enable, unless they name rules', () => {
  expect(word(`/* secretlint-disable */\n\nkey = ${value}`)).toBe('secretlint-disable')
  expect(word(`// secretlint-disable -- made up\n\nkey = ${value}`)).toBe('secretlint-disable')
  expect(word(`// secretlint-disable\n// secretlint-enable\nkey = ${value}`)).toBeUndefined()
  expect(word(`key = ${value}\n\n// secretlint-disable`)).toBeUndefined()
  expect(word(`// secretlint-disable @secretlint/secretlint-rule-npm\n\nkey = ${value}`)).toBeUndefined()
})

it('is not asked of a value whose line holds the word far away, as in a minified file', () => {
  expect(word(`key = ${value};${'x'.repeat(3_000)}gitleaks:allow`)).toBeUndefined()
})

it('reads UTF-16', () => {
  expect(word(`key = ${value} # gitleaks:allow`, 'utf16le', '\ufeff')).toBe('gitleaks:allow')
  expect(word(`key = ${value}`, 'utf16le', '\ufeff')).toBeUndefined()
})

it('looks behind the last line of a block', () => {
  const block = `-----BEGIN-----\nx\n-----END-----`
  const content = Buffer.from(`${block} # bulkhead:ignore\n`)
  expect(inlineIgnores(content).wordFor('acme-key', 0, block.length)).toBe('bulkhead:ignore')
})
