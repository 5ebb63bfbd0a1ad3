import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { createDetector } from '../detect/create-detector.ts'
import { createNameMask } from './name-mask.ts'

const catalog = catalogOf({ acme: { kind: 'token', anchors: ['acme_'], pattern: 'acme_[a-z0-9]{24}' } })
const mask = createNameMask(createDetector(catalog), catalog)
const value = `acme_${'q7w3e9r1t5y8u2i6o4p0a1s9'}`

it('puts the preview in place of each secret', () => {
  expect(mask(`backup/${value}.txt`)).toBe(`backup/acme_…${value.slice(-4)}.txt`)
  expect(mask(`é ${value} ü ${value}`)).toBe(`é acme_…${value.slice(-4)} ü acme_…${value.slice(-4)}`)
})

it('leaves other names as they are', () => {
  for (const name of ['', 'src/ünïcode/name.ts', '"quoted\\303\\244"', 'release/1.0', 'Ada Example']) expect(mask(name)).toBe(name)
})
