import type { Catalog } from '../catalog/load-catalog.ts'
import type { ScanReport } from '../report/scan-report.ts'

export const reportTool = (catalog: Catalog, version: string): ScanReport['tool'] => ({
  name: 'Bulkhead',
  version,
  types: catalog.types.map(({ id, name, severity, summary }) => ({ id, name, severity, summary }))
})
