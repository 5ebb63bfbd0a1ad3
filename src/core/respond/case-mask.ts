import type { CaseRecord } from '../../contract/case/record.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { createTextMask } from '../detect/traces/text-mask.ts'
import type { Detector } from '../detect/types.ts'
import type { Workspace } from '../store/workspace.ts'
import { knownSecrets } from './known-secrets.ts'

export interface MaskParts {
  workspace: Pick<Workspace, 'findings' | 'fingerprint'>
  catalog: Pick<Catalog, 'types'>
  detector: () => Detector
}

export type Mask = (text: string) => string

/**
 * The mask for texts of a case: what a rule sees, the case's secrets and their replacement, and whatever else the workspace has found,
 * since a note on one leak may quote another. `more`: values of this moment that nothing knows yet, as fingerprints in hex.
 */
export function caseMask(
  { workspace, catalog, detector }: MaskParts,
  record: Pick<CaseRecord, 'secrets' | 'replacement'> | undefined,
  more: readonly string[] = []
): Mask {
  const known = knownSecrets(workspace, record, more)
  const encoder = new TextEncoder()
  const asked = new Map<string, boolean>()
  const isKnown = (value: string): boolean => {
    const before = asked.get(value)
    if (before !== undefined) return before
    const answer = known(workspace.fingerprint(encoder.encode(value)))
    asked.set(value, answer)
    return answer
  }
  const mask = createTextMask({ detector: detector(), catalog, isKnown })
  return (text) => (text === '' ? text : mask(text).text)
}
