import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { looksSecret, mayBeValue } from './may-be-value.ts'

const random = (bytes: number, encoding: 'hex' | 'base64url'): string => randomBytes(bytes).toString(encoding)

it.each([
  'stripe',
  'STRIPE_WEBHOOK_SIGNING_SECRET',
  'githubPersonalAccessToken',
  'Azure API Management subscription key',
  'sk-ant-api03-',
  'https://hooks.slack.com/services/',
  '1password service account',
  'oauth2 client secret v2',
  'GitHub personal access token (classic)',
  '-----BEGIN RSA PRIVATE KEY-----',
  'auth0 management api',
  'jdbc:postgresql://',
  'let’s encrypt account key',
  'Amazon S3 (access & secret)'
])('takes %s for a name', (text) => {
  expect(mayBeValue(text)).toBe(false)
})

it.each([
  ['hex', () => random(16, 'hex')],
  ['a prefix and hex', () => `key-${random(16, 'hex')}`],
  ['base64url', () => random(24, 'base64url')],
  ['a UUID', () => crypto.randomUUID()],
  ['a name and its value', () => `API_KEY=${random(8, 'hex')}`],
  ['an address with a login', () => 'postgres://app:correct@db.example/app'],
  ['lines', () => 'first line\nsecond line'],
  ['a sign that no name has', () => `correct#horse${random(2, 'hex')}`],
  ['a password of words', () => 'correct^horse^battery'],
  ['a long text', () => 'word '.repeat(30)]
])('takes %s for a value', (_, make) => {
  const taken = Array.from({ length: 400 }, make).filter(mayBeValue)
  expect(taken.length).toBeGreaterThan(380)
})

it('takes the beginning of a value, whichever of its prefixes, for none', () => {
  const [known, other] = ['sk-ant-', `pypi-AgEIcHlwaS5vcmc`]
  expect(mayBeValue(other)).toBe(true)
  expect(looksSecret(` ${other.toUpperCase()} `, [known, other])).toBe(false)
  expect(looksSecret(other.slice(0, -2), [known, other])).toBe(false)
  expect(looksSecret(`${other}q7`, [known, other])).toBe(true)
  expect(looksSecret(other, [known])).toBe(true)
  expect(looksSecret('stripe', [])).toBe(false)
})
