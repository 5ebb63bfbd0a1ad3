import type { Handlers } from '../../contract/serve.ts'
import { attachEvidence } from '../respond/evidence/attach-evidence.ts'
import { checkEvidence } from '../respond/evidence/check-evidence.ts'
import { browseFiles } from './browse-files.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'cases.attach' | 'cases.checkEvidence' | 'files.browse'
type Parts = Pick<WorkbenchParts, 'workspace' | 'detector' | 'cases'> & {
  values: Pick<WorkbenchParts['values'], 'valueOf'>
  ports: Pick<WorkbenchParts['ports'], 'clock'>
}

export function evidenceHandlers({ workspace, detector, cases, values, ports }: Parts): Pick<Handlers, Names> {
  const parts = { workspace, detector, cases, valueOf: values.valueOf, clock: ports.clock }
  return {
    'cases.attach': (attachment) => attachEvidence(parts, attachment),
    'cases.checkEvidence': (request) => checkEvidence(parts, request),
    'files.browse': ({ path }) => browseFiles(path)
  }
}
