import type { Handlers } from '../../contract/serve.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'logs.inspect' | 'logs.import' | 'logs.cancel' | 'logs.remove' | 'usage.get' | 'usage.rows'

export function logsHandlers({ usage }: Pick<WorkbenchParts, 'usage'>): Pick<Handlers, Names> {
  return {
    'logs.inspect': ({ path }) => usage.inspect(path),
    'logs.import': (request) => ({ importId: usage.startImport(request) }),
    'logs.cancel': ({ importId }) => {
      usage.cancel(importId)
      return { done: true }
    },
    'logs.remove': async ({ caseId, importId }) => {
      await usage.remove(caseId, importId)
      return { done: true }
    },
    'usage.get': ({ caseId }) => usage.analysis(caseId),
    'usage.rows': (request) => usage.rows(request)
  }
}
