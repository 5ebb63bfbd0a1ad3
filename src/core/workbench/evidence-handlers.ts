import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'cases.attach' | 'cases.checkEvidence' | 'files.browse'

const refuse = (method: string): never => {
  throw new BulkheadError('internal', `${method} is not there yet.`)
}

export function evidenceHandlers(_parts: WorkbenchParts): Pick<Handlers, Names> {
  return {
    'cases.attach': () => refuse('cases.attach'),
    'cases.checkEvidence': () => refuse('cases.checkEvidence'),
    'files.browse': () => refuse('files.browse')
  }
}
