import type { DecodedFact } from '../../contract/model.ts'

/**
 * Reads what a value says about itself, without any network call. A value of another kind gives no facts; a decoder never
 * throws, and tells ids, kinds and times only, never a part that could be used to sign in.
 */
export type Decoder = (value: string, now: Date) => DecodedFact[]

/** A field as text where it has the shape, so that nothing else of a value is told. Ids are numbers in some JSON. */
export function shaped(field: unknown, shape: RegExp): string | null {
  if (typeof field !== 'string' && typeof field !== 'number') return null
  const text = String(field)
  return shape.test(text) ? text : null
}

/** Facts from label and value pairs; a pair without a value is left out. */
export function factsOf(pairs: readonly (readonly [label: string, value: string | null | undefined])[]): DecodedFact[] {
  const facts: DecodedFact[] = []
  for (const [label, value] of pairs) {
    if (value) facts.push({ label, value })
  }
  return facts
}
