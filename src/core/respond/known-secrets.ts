import type { CaseRecord } from '../../contract/case/record.ts'
import type { Workspace } from '../store/workspace.ts'

/**
 * Whether a value with this fingerprint is a secret that must not stand in what belongs to a case: one of its own, its replacement, or any
 * that the workspace has found. `more`: fingerprints of this moment that nothing knows yet, in hex.
 */
export function knownSecrets(
  { findings }: Pick<Workspace, 'findings'>,
  record: Pick<CaseRecord, 'secrets' | 'replacement'> | undefined,
  more: readonly string[] = []
): (fingerprint: Uint8Array) => boolean {
  const own = ownSecrets(record, more)
  return (fingerprint) => own(fingerprint) || findings.isFound(fingerprint)
}

/** The same of the case alone. */
export function ownSecrets(
  record: Pick<CaseRecord, 'secrets' | 'replacement'> | undefined,
  more: readonly string[] = []
): (fingerprint: Uint8Array) => boolean {
  const own = new Set([...(record?.secrets.map(({ fingerprint }) => fingerprint) ?? []), record?.replacement?.fingerprint ?? '', ...more])
  return (fingerprint) => own.has(Buffer.from(fingerprint).toString('hex'))
}
