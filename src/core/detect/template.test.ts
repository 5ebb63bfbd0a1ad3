import { expect, it } from 'vitest'
import { crcChecksum } from './checks/crc-checksum.ts'
import { jwtClaims } from './checks/jwt.ts'
import { isPemKey, isPgpKey } from './checks/pem-key.ts'
import { fillTemplate } from './template.ts'

it.each([
  ['{{hex:32}}', /^[0-9a-f]{32}$/],
  ['{{HEX:8}}', /^[0-9A-F]{8}$/],
  ['{{alnum:20}}', /^[A-Za-z0-9]{20}$/],
  ['{{lower:10}}', /^[a-z0-9]{10}$/],
  ['{{upper:16}}', /^[A-Z0-9]{16}$/],
  ['{{alpha:34}}', /^[A-Za-z]{34}$/],
  ['{{digits:10}}', /^\d{10}$/],
  ['{{base64:40}}', /^[A-Za-z0-9+/]{40}$/],
  ['{{base64url:43}}', /^[A-Za-z0-9_-]{43}$/],
  ['{{[A-Z2-7]:16}}', /^[A-Z2-7]{16}$/],
  ['{{uuid}}', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
  ['{{word:3}}', /^[a-z]+-[a-z]+-[a-z]+$/],
  ['{{password:14}}', /^[!-~]{14}$/],
  ['a {{ name }} b', /^a \{\{ name \}\} b$/]
])('fills %s', (template, form) => {
  expect(fillTemplate(template, 5).text).toMatch(form)
})

it('fills the same from the same seed, and each placeholder differently', () => {
  const { text } = fillTemplate('{{hex:32}} {{hex:32}}', 5)
  expect(fillTemplate('{{hex:32}} {{hex:32}}', 5).text).toBe(text)
  expect(fillTemplate('{{hex:32}} {{hex:32}}', 6).text).not.toBe(text)
  expect(text.slice(0, 32)).not.toBe(text.slice(33))
})

it('makes tokens that pass the proofs of their kind', () => {
  const { text } = fillTemplate('{{github:ghp_}}', 1)
  expect(text.slice(-6)).toBe(crcChecksum(text.slice(4, -6)))
  expect(jwtClaims(fillTemplate('{{jwt:role=service_role,iss=supabase}}', 1).text)).toMatchObject({ role: 'service_role', iss: 'supabase' })
  for (const label of ['RSA PRIVATE KEY', 'OPENSSH PRIVATE KEY', 'ENCRYPTED PRIVATE KEY']) {
    expect(isPemKey(fillTemplate(`{{pem:${label}}}`, 1).text)).toBe(true)
    expect(isPemKey(fillTemplate(`{{pem-line:${label}}}`, 1).text)).toBe(true)
  }
  expect(isPgpKey(fillTemplate('{{pgp}}', 1).text)).toBe(true)
})

it('encodes what is inside base64(…)', () => {
  const { text } = fillTemplate('{{base64(user:{{digits:4}})}}', 1)
  expect(Buffer.from(text, 'base64').toString()).toMatch(/^user:\d{4}$/)
})

it('tells the spans of the marks in bytes', () => {
  const { bytes, spans } = fillTemplate('é «a{{digits:2}}» «b»', 1)
  expect(spans.map(({ start, end }) => Buffer.from(bytes.subarray(start, end)).toString())).toEqual([expect.stringMatching(/^a\d\d$/), 'b'])
  expect(spans[0]?.start).toBe(3)
})

it.each(['{{hex}}', '{{hexx:3}}', '{{word:x}}', '«a', 'a»', '««a»»'])('refuses %s', (template) => {
  expect(() => fillTemplate(template, 1)).toThrow()
})
