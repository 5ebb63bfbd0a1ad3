import type { FindingRow } from '../../contract/model.ts'
import type { StoredFinding } from '../store/workspace.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

/** Adds the name of its type to a finding. A type that this catalogue has no more is named by its id. */
export function nameFinding({ types }: Pick<WorkbenchParts['catalog'], 'types'>): (finding: StoredFinding) => FindingRow {
  const names = new Map(types.map(({ id, name }) => [id, name]))
  return (finding) => ({ ...finding, type: names.get(finding.typeId) ?? finding.typeId })
}
