import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'monitor.list' | 'monitor.run'

const refuse = (method: string): never => {
  throw new BulkheadError('internal', `${method} is not there yet.`)
}

export function monitorHandlers(_parts: WorkbenchParts): Pick<Handlers, Names> {
  return {
    'monitor.list': () => refuse('monitor.list'),
    'monitor.run': () => refuse('monitor.run')
  }
}
