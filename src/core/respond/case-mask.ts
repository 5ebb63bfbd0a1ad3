import type { CaseRecord } from '../../contract/case/record.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { createTextMask } from '../detect/traces/text-mask.ts'
import type { Detector } from '../detect/types.ts'
import type { Workspace } from '../store/workspace.ts'
import { knownSecrets, ownSecrets } from './known-secrets.ts'

export interface MaskParts {
  workspace: Pick<Workspace, 'findings' | 'fingerprint'>
  catalog: Pick<Catalog, 'types'>
  detector: () => Detector
}

export type Mask = (text: string) => string

/**
 * `knows`: whether this very text is a secret of the case, at the cost of a hash; null where none of them can look like words and numbers, as
 * no key of a provider does.
 */
export type CaseMask = Mask & { knows: ((value: string) => boolean) | null }

/**
 * The mask for texts of a case: what a rule sees, the case's secrets and their replacement, and whatever else the workspace has found,
 * since a note on one leak may quote another. `more`: values of this moment that nothing knows yet, as fingerprints in hex.
 */
export function caseMask(
  { workspace, catalog, detector }: MaskParts,
  record: Pick<CaseRecord, 'secrets' | 'replacement'> | undefined,
  more: readonly string[] = []
): CaseMask {
  const encoder = new TextEncoder()
  const known = knownSecrets(workspace, record, more)
  const own = ownSecrets(record, more)
  const isOfProvider = (typeId: string): boolean => catalog.types.some(({ id, category }) => id === typeId && category !== 'generic')
  const knows = record?.secrets.every(({ typeId }) => isOfProvider(typeId))
    ? null
    : (value: string): boolean => own(workspace.fingerprint(encoder.encode(value)))
  const asked = new Map<string, boolean>()
  const isKnown = (value: string): boolean => {
    const before = asked.get(value)
    if (before !== undefined) return before
    const answer = known(workspace.fingerprint(encoder.encode(value)))
    asked.set(value, answer)
    return answer
  }
  const mask = createTextMask({ detector: detector(), catalog, isKnown })
  return Object.assign((text: string): string => (text === '' ? text : mask(text).text), { knows })
}
