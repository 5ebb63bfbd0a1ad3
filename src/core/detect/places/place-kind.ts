import type { Severity } from '../../../contract/model.ts'
import type { PlaceKind } from '../../../contract/place-kind.ts'
import { generatedPath } from './generated-path.ts'
import { pathParts } from './path-parts.ts'
import { testPath } from './test-path.ts'
import { vendoredPath } from './vendored-path.ts'

/**
 * Version of the rules that judge a path: count it up when they change, and each workspace judges what it has anew when it is opened.
 * What content tells is stored with the place, and known anew when that is searched again.
 */
export const placeRules = 3

export interface PlaceVerdict {
  kind: PlaceKind
  /** Which part of the path says so; empty for an ordinary one. */
  why: string
}

/**
 * Judges one path. A tree of others' code has its own tests and builds, so that counts first; a bundle among fixtures is a fixture.
 * Examples and documentation are ordinary: they are written to be read and copied, and what people paste there is often what they use.
 */
export function judgePath(path: string): PlaceVerdict {
  const parts = pathParts(path)
  const vendored = vendoredPath(parts)
  if (vendored !== undefined) return { kind: 'vendored', why: vendored }
  const test = testPath(parts)
  if (test !== undefined) return { kind: 'test', why: test }
  const generated = generatedPath(parts)
  return generated === undefined ? { kind: 'ordinary', why: '' } : { kind: 'generated', why: generated }
}

/** The kind of one place. `isGenerated`: its content says so. A message, or an object that no ref reaches, has no path. */
export function placeKindOf(path: string | null, isGenerated: boolean): PlaceKind {
  const kind = path === null || path === '' ? 'ordinary' : judgePath(path).kind
  return kind === 'ordinary' && isGenerated ? 'generated' : kind
}

/** What two places are together. In any order of many places the same comes out. */
export function joinKinds(a: PlaceKind, b: PlaceKind): PlaceKind {
  if (a === b) return a
  return a === 'ordinary' || b === 'ordinary' ? 'ordinary' : 'mixed'
}

const oneLower = { critical: 'high', high: 'medium', medium: 'low', low: 'low' } as const satisfies Record<Severity, Severity>

/** The severity of a finding, from that of its type and what its places are: one step lower unless a place is ordinary. */
export const severityIn = (typeSeverity: Severity, kind: PlaceKind): Severity =>
  kind === 'ordinary' ? typeSeverity : oneLower[typeSeverity]
