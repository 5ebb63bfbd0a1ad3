import path from 'node:path'
import { expect, it } from 'vitest'
import { catalogFromSources } from '../catalog/catalog-from-sources.ts'
import { createDetector } from '../detect/create-detector.ts'
import { fillTemplate } from '../detect/template.ts'
import { createFits } from './fits.ts'
import { seeValue } from './see-value.ts'
import { valueForms } from './value-forms.ts'

const catalog = catalogFromSources(path.join(import.meta.dirname, '../../../resources'))
const detector = createDetector(catalog)
const see = seeValue(catalog, () => detector)
const fits = createFits(catalog, () => detector)
const typesOf = (text: string): { found: string[]; fits: string[] } => {
  const forms = valueForms(text)
  const readings = see(text, forms)
  return { found: readings.map(({ typeId }) => typeId), fits: fits(forms, readings) }
}
const filled = (template: string): string => fillTemplate(template, 3).text

it('names the type of a value that shows itself, and guesses no further', () => {
  expect(typesOf(filled('sk_live_{{alnum:99}}'))).toMatchObject({ found: [expect.stringMatching(/^stripe/)], fits: [] })
  expect(typesOf(filled('token: "{{github:ghp_}}"')).found).toEqual(['github-personal-access-token'])
})

it('names the types whose form a bare value has, the narrowest first', () => {
  const bare = typesOf(filled('{{hex:32}}-{{hex:8}}-{{hex:8}}'))
  expect(bare.found).toEqual([])
  expect(bare.fits[0]).toMatch(/^mailgun-/)
  expect(typesOf(filled('{{hex:32}}')).fits.length).toBeGreaterThan(50)
})

it('does not take words, or the text around a value, for the form of one', () => {
  expect(typesOf('correct horse battery')).toEqual({ found: [], fits: [] })
  expect(typesOf('x'.repeat(32))).toEqual({ found: [], fits: [] })
})

it('leaves out what a value is known as already, and guesses on where that is generic', () => {
  const value = filled('{{hex:32}}')
  const [first = '', ...others] = fits([value], [])
  expect(fits([value], [{ typeId: first, value, whole: false }])).toEqual(others)
  expect(fits([value], [{ typeId: first, value, whole: true }])).toEqual([])
  expect(fits([value], [{ typeId: 'generic-api-key', value, whole: true }])).toEqual([first, ...others])
})
