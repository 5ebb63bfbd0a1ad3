import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { RuleSource } from '../catalog/schema.ts'
import { createDetector } from './create-detector.ts'
import { proveVariable } from './prove-variable.ts'

const rule = RuleSource.parse({ kind: 'context', words: ['acme'], pattern: '[0-9a-f]{32}' })
const part = RuleSource.parse({ kind: 'token', anchors: ['acme='], pattern: 'acme=(?<secret>[0-9a-f]{32})' })
const examples = ['acme = "«{{hex:32}}»"', 'acme: «{{hex:32}}»']

const prove = (rules: RuleSource[], variable: string): string | undefined =>
  proveVariable(createDetector(catalogOf({ 'acme-key': rules })), { id: 'acme-key', variable, examples, rules })

it('wants a value to be found behind its usual name', () => {
  expect(prove([rule], 'ACME_KEY')).toBeUndefined()
  expect(prove([rule], 'AC_KEY')).toBe('nothing')
})

it('asks nothing of a value that is a part of a longer form', () => {
  expect(prove([part], 'COOKIE')).toBeUndefined()
  expect(prove([part, rule], 'COOKIE')).toBe('nothing')
})
