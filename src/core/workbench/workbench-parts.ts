import type { Emit } from '../../contract/events.ts'
import type { Catalog } from '../catalog/load-catalog.ts'
import type { Detector } from '../detect/types.ts'
import type { Ports } from '../ports.ts'
import type { CaseService } from '../respond/case-service.ts'
import type { DependentsService } from '../respond/dependents/dependents-service.ts'
import type { OpenObjects } from '../respond/dependents/open-objects.ts'
import type { ScanService } from '../scan/scan-service.ts'
import type { ContentReader } from '../sources/content-reader.ts'
import type { Workspace } from '../store/workspace.ts'
import type { UsageService } from '../usage/usage-service.ts'
import type { FactsOf } from './facts-reader.ts'
import type { ValueReader } from './value-reader.ts'

/** What the handlers are made of. */
export interface WorkbenchParts {
  workspace: Workspace
  /** Where clones and indexes are kept; the workspace folder, or a temporary one when nothing is kept. */
  dataDir: string
  catalog: Catalog
  ports: Ports
  scans: ScanService
  content: ContentReader
  values: ValueReader
  factsOf: FactsOf
  /** Made at its first use. */
  detector: () => Detector
  cases: CaseService
  usage: UsageService
  dependents: DependentsService
  openObjects: OpenObjects
  emit: Emit
}
