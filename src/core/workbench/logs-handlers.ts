import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'logs.inspect' | 'logs.import' | 'logs.cancel' | 'logs.remove' | 'usage.get' | 'usage.rows'

const refuse = (method: string): never => {
  throw new BulkheadError('internal', `${method} is not there yet.`)
}

export function logsHandlers(_parts: WorkbenchParts): Pick<Handlers, Names> {
  return {
    'logs.inspect': () => refuse('logs.inspect'),
    'logs.import': () => refuse('logs.import'),
    'logs.cancel': () => refuse('logs.cancel'),
    'logs.remove': () => refuse('logs.remove'),
    'usage.get': () => refuse('usage.get'),
    'usage.rows': () => refuse('usage.rows')
  }
}
