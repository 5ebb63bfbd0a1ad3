import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'cases.list' | 'cases.open' | 'cases.get' | 'cases.act' | 'cases.journal' | 'cases.verify'

const refuse = (method: string): never => {
  throw new BulkheadError('internal', `${method} is not there yet.`)
}

export function casesHandlers(_parts: WorkbenchParts): Pick<Handlers, Names> {
  return {
    'cases.list': () => refuse('cases.list'),
    'cases.open': () => refuse('cases.open'),
    'cases.get': () => refuse('cases.get'),
    'cases.act': () => refuse('cases.act'),
    'cases.journal': () => refuse('cases.journal'),
    'cases.verify': () => refuse('cases.verify')
  }
}
