import { z } from 'zod'

/**
 * What lies around a secret. Of one place: tests and their data, the code of others, what a program wrote, or none of these. Of a finding:
 * what all of its places are; `mixed` when they are several of these, `ordinary` as soon as one place is. Stored by position.
 */
export const PlaceKind = z.enum(['ordinary', 'test', 'vendored', 'generated', 'mixed'])
export type PlaceKind = z.infer<typeof PlaceKind>

/** Ends a sentence about a finding. */
export const placeKindPhrase: Record<PlaceKind, string> = {
  ordinary: 'in ordinary places',
  test: 'in tests only',
  vendored: 'in vendored code only',
  generated: 'in generated files only',
  mixed: 'in tests, vendored code or generated files only'
}
