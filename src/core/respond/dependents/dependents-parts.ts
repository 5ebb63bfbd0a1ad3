import type { Emit } from '../../../contract/events.ts'
import type { Catalog } from '../../catalog/load-catalog.ts'
import type { Log } from '../../ports.ts'
import type { ContentReader } from '../../sources/content-reader.ts'
import type { OccurrenceRecord, Workspace } from '../../store/workspace.ts'
import type { CaseService } from '../case-service.ts'
import type { OpenObjects } from './open-objects.ts'

export interface DependentsParts {
  workspace: Workspace
  dataDir: string
  openObjects: OpenObjects
  catalog: Pick<Catalog, 'types' | 'pages' | 'named'>
  cases: CaseService
  content: ContentReader
  values: {
    contentOf(occurrence: OccurrenceRecord): Uint8Array
    valueOf(finding: { id: string }): string | undefined
  }
  clock: () => Date
  log: Log
  emit: Emit
}
