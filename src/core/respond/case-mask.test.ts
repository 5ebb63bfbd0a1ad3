import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import type { CaseSecret } from '../../contract/case/record.ts'
import { createDetector } from '../detect/create-detector.ts'
import { caseMask } from './case-mask.ts'

const provided = catalogOf({ token: { kind: 'token', anchors: ['tok_'], pattern: 'tok_[A-Za-z0-9]{20}' } })
const [token] = provided.types
if (!token) throw new Error('the catalogue of the test has no type')
const catalog = { ...provided, types: [token, { ...token, id: 'password', category: 'generic' as const }] }
const sha256 = (value: Uint8Array): Buffer => createHash('sha256').update(value).digest()
const parts = { workspace: { findings: { isFound: () => false }, fingerprint: sha256 }, catalog, detector: () => createDetector(provided) }
const secret = (typeId: string, value: string): CaseSecret => ({
  typeId,
  type: typeId,
  provider: '',
  severity: 'high',
  preview: '',
  fingerprint: sha256(Buffer.from(value)).toString('hex')
})
const maskOf = (...secrets: CaseSecret[]) => caseMask(parts as unknown as Parameters<typeof caseMask>[0], { secrets, replacement: null })

it('knows that keys of a provider are no words and numbers', () => {
  expect(maskOf(secret(token.id, 'Sommer 2024')).knows).toBeNull()
})

it.each([
  ['a generic secret', [secret('password', 'Sommer 2024')]],
  ['one of a type that is gone', [secret('gone', 'Sommer 2024')]],
  ['one beside a key', [secret(token.id, 'other'), secret('password', 'Sommer 2024')]]
])('asks about words and numbers where the case has %s', (_, secrets) => {
  const { knows } = maskOf(...secrets)
  expect(knows?.('Sommer 2024')).toBe(true)
  expect(knows?.('Winter 2024')).toBe(false)
})
