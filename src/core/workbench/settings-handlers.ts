import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'settings.get' | 'settings.set'

const refuse = (method: string): never => {
  throw new BulkheadError('internal', `${method} is not there yet.`)
}

export function settingsHandlers(_parts: WorkbenchParts): Pick<Handlers, Names> {
  return {
    'settings.get': () => refuse('settings.get'),
    'settings.set': () => refuse('settings.set')
  }
}
