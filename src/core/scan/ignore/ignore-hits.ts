import type { SourceIgnore } from '../../../contract/model.ts'
import type { Hit } from '../protocol.ts'
import { createIgnorePolicy, type PolicyParts } from './ignore-policy.ts'

/** The same judgement over hits of a text that is not kept: all places of one secret are given, and it is ignored when each is. */
export function ignoreHits(
  marks: ReadonlyMap<Hit, readonly string[]>,
  parts: Pick<PolicyParts, 'comments' | 'sets' | 'now'>
): (hits: readonly Hit[]) => SourceIgnore | undefined {
  const byHit = new Map([...marks].map(([hit, ofHit], index) => [hit, { id: String(index), ofHit }]))
  const policy = createIgnorePolicy({
    ...parts,
    allowed: [],
    marks: new Map([...byHit.values()].map(({ id, ofHit }) => [id, ofHit])),
    // What is read from a pipe is printed and not kept.
    maskName: (text) => text
  })
  return (hits) => {
    const [first] = hits
    if (!first) return undefined
    const known = policy.ofFinding({ id: byHit.get(first)?.id ?? '', typeId: first.typeId })
    if (known || !parts.comments || hits.some(({ comment }) => comment === undefined)) return known
    return { by: 'comment', note: first.comment ?? '', until: null }
  }
}
