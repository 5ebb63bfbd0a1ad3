import { expect, it } from 'vitest'
import type { Coverage } from '../../../contract/model.ts'
import { coverageParts, isAccountedFor } from './coverage-parts.ts'

const coverage: Coverage = {
  objects: 100,
  scanned: 40,
  unchanged: 20,
  notContent: 35,
  binary: 3,
  bytes: 1,
  skipped: [
    { reason: 'missing', count: 2, examples: [] },
    { reason: 'too-large', count: 3, examples: [] }
  ],
  notes: []
}

it('sums what was skipped for any reason', () => expect(coverageParts(coverage).find((part) => part.key === 'skipped')?.count).toBe(5))

it('knows when every object is accounted for', () => {
  expect(isAccountedFor(coverage)).toBe(true)
  expect(isAccountedFor({ ...coverage, objects: 101 })).toBe(false)
})
