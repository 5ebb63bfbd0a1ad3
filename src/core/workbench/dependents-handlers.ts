import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names =
  | 'dependents.search'
  | 'dependents.cancel'
  | 'dependents.patch'
  | 'dependents.messages'
  | 'dependents.export'
  | 'dependents.import'
  | 'cases.cleanup'

const refuse = (method: string): never => {
  throw new BulkheadError('internal', `${method} is not there yet.`)
}

export function dependentsHandlers(_parts: WorkbenchParts): Pick<Handlers, Names> {
  return {
    'dependents.search': () => refuse('dependents.search'),
    'dependents.cancel': () => refuse('dependents.cancel'),
    'dependents.patch': () => refuse('dependents.patch'),
    'dependents.messages': () => refuse('dependents.messages'),
    'dependents.export': () => refuse('dependents.export'),
    'dependents.import': () => refuse('dependents.import'),
    'cases.cleanup': () => refuse('cases.cleanup')
  }
}
