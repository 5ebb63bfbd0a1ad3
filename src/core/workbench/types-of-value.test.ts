import path from 'node:path'
import { expect, it } from 'vitest'
import { catalogFromSources } from '../catalog/catalog-from-sources.ts'
import { createDetector } from '../detect/create-detector.ts'
import { fillTemplate } from '../detect/template.ts'
import { createTypesOfValue } from './types-of-value.ts'

const catalog = catalogFromSources(path.join(import.meta.dirname, '../../../resources'))
const detector = createDetector(catalog)
const typesOf = createTypesOfValue(catalog, () => detector)
const filled = (template: string): string => fillTemplate(template, 3).text

it('names the type of a value that shows itself, and guesses no further', () => {
  expect(typesOf(filled('sk_live_{{alnum:99}}'))).toMatchObject({ found: [expect.stringMatching(/^stripe/)], fits: [] })
  expect(typesOf(filled('token: "{{github:ghp_}}"')).found).toEqual(['github-personal-access-token'])
})

it('names the types whose form a bare value has, the narrowest first', () => {
  const { found, fits } = typesOf(filled('{{hex:32}}-{{hex:8}}-{{hex:8}}'))
  expect(found).toEqual([])
  expect(fits[0]).toMatch(/^mailgun-/)
  expect(typesOf(filled('{{hex:32}}')).fits.length).toBeGreaterThan(50)
})

it('does not take words, or the text around a value, for the form of one', () => {
  expect(typesOf('correct horse battery')).toEqual({ found: [], fits: [] })
  expect(typesOf('x'.repeat(32))).toEqual({ found: [], fits: [] })
})
