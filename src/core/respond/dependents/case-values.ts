import type { CaseRecord } from '../../../contract/case/record.ts'
import type { StoredFinding, Workspace } from '../../store/workspace.ts'

/** The values of a case's secrets that can still be read from a source. Each reading is journaled, under `purpose`, before it is done. */
export function caseValues(
  parts: { workspace: Pick<Workspace, 'access' | 'occurrences'>; values: { valueOf(finding: { id: string }): string | undefined } },
  record: Pick<CaseRecord, 'secrets'>,
  rows: readonly StoredFinding[],
  purpose: string
): string[] {
  return record.secrets.flatMap(({ fingerprint }) => {
    for (const row of rows) {
      if (Buffer.from(parts.workspace.occurrences.detail(row.id, 1).fingerprint).toString('hex') !== fingerprint) continue
      parts.workspace.access.record({ who: 'Bulkhead', purpose, findingId: row.id })
      const value = parts.values.valueOf(row)
      if (value !== undefined) return [value]
    }
    return []
  })
}
