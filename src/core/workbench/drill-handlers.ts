import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'drill.start'

const refuse = (method: string): never => {
  throw new BulkheadError('internal', `${method} is not there yet.`)
}

export function drillHandlers(_parts: WorkbenchParts): Pick<Handlers, Names> {
  return {
    'drill.start': () => refuse('drill.start')
  }
}
