import type { Handlers } from '../../contract/serve.ts'
import { cleanUp } from '../respond/cleanup/clean-up.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names =
  | 'dependents.search'
  | 'dependents.cancel'
  | 'dependents.patch'
  | 'dependents.messages'
  | 'dependents.export'
  | 'dependents.import'
  | 'cases.cleanup'

export function dependentsHandlers({
  workspace,
  dataDir,
  openObjects,
  cases,
  dependents
}: Pick<WorkbenchParts, 'workspace' | 'dataDir' | 'openObjects' | 'cases' | 'dependents'>): Pick<Handlers, Names> {
  return {
    'dependents.search': ({ caseId }) => ({ searchId: dependents.search(caseId) }),
    'dependents.cancel': ({ searchId }) => {
      dependents.cancel(searchId)
      return { done: true }
    },
    'dependents.patch': ({ caseId, dependentId }) => dependents.patch(caseId, dependentId),
    'dependents.messages': ({ caseId }) => dependents.messages(caseId),
    'dependents.export': ({ caseId }) => dependents.exportCsv(caseId),
    'dependents.import': ({ caseId, path }) => dependents.importCsv(caseId, path),
    'cases.cleanup': ({ id }) => cleanUp({ workspace, dataDir, openObjects, cases }, id)
  }
}
