import type { Handlers } from '../../contract/serve.ts'
import { listMonitored, runMonitor } from '../respond/monitor/monitor-service.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'monitor.list' | 'monitor.run'
type Parts = Pick<WorkbenchParts, 'workspace' | 'cases' | 'usage'> & { ports: Pick<WorkbenchParts['ports'], 'clock'> }

export function monitorHandlers({ workspace, cases, usage, ports }: Parts): Pick<Handlers, Names> {
  const parts = { workspace, cases, usage, clock: ports.clock }
  return {
    'monitor.list': () => listMonitored(parts),
    'monitor.run': ({ caseId }) => runMonitor(parts, caseId)
  }
}
