import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCatalogSources } from '../catalog/catalog-from-sources.ts'
import { compileCatalog } from '../catalog/compile-catalog.ts'
import { createDetector } from './create-detector.ts'
import { proveType } from './prove-type.ts'
import { fillTemplate } from './template.ts'

const { providers, categories, playbooks } = readCatalogSources(path.join(import.meta.dirname, '../../../resources'))
const catalog = compileCatalog(providers, categories, playbooks)
const detector = createDetector(catalog)
const gap = Buffer.from(`\n\n${'- lorem ipsum dolor sit amet\n\n'.repeat(40)}`)
const types = providers.flatMap(({ value }) => value.types)

describe('every type proves itself', () => {
  it.each(types.map((type) => [type.id, type] as const))('%s', (_, type) => {
    expect(proveType(detector, type).map(({ list, index, text, message }) => ({ list, index, text, message }))).toEqual([])
  })
})

it('finds the same with and without explanations', () => {
  for (const { examples, counterExamples } of types) {
    for (const template of [...examples, ...counterExamples]) {
      const { bytes } = fillTemplate(template, 77)
      expect(detector.detect(bytes, { explain: () => {} })).toEqual(detector.detect(bytes))
    }
  }
})

it('finds each value in a text with all of them, as it does alone', () => {
  const pieces = types.flatMap(({ examples }) => examples.map((template, i) => fillTemplate(template, 500 + i)))
  let offset = 0
  const expected = pieces.flatMap(({ bytes }) => {
    const matches = detector.detect(bytes).map(({ typeId, start, end }) => ({ typeId, start: start + offset, end: end + offset }))
    offset += bytes.length + gap.length
    return matches
  })
  const all = Buffer.concat(pieces.flatMap(({ bytes }) => [bytes, gap]))
  expect(detector.detect(all).map(({ typeId, start, end }) => ({ typeId, start, end }))).toEqual(expected)
})
