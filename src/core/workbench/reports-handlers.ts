import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'reports.make' | 'reports.write'

const refuse = (method: string): never => {
  throw new BulkheadError('internal', `${method} is not there yet.`)
}

export function reportsHandlers(_parts: WorkbenchParts): Pick<Handlers, Names> {
  return {
    'reports.make': () => refuse('reports.make'),
    'reports.write': () => refuse('reports.write')
  }
}
