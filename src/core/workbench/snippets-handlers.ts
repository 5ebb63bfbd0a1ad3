import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'snippets.list'

const refuse = (method: string): never => {
  throw new BulkheadError('internal', `${method} is not there yet.`)
}

export function snippetsHandlers(_parts: WorkbenchParts): Pick<Handlers, Names> {
  return {
    'snippets.list': () => refuse('snippets.list')
  }
}
