import { existsSync } from 'node:fs'
import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import { FindingFilter } from '../../contract/model.ts'
import type { Handlers } from '../../contract/serve.ts'
import { makePractice } from '../respond/drill/make-practice.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Parts = Pick<WorkbenchParts, 'workspace' | 'catalog' | 'dataDir' | 'ports' | 'scans' | 'cases'> & {
  addSource: Handlers['sources.add']
  onScanEnded: (scanId: string) => Promise<void>
}

const leakedType = 'mailgun-private-api-key'

/** Makes a practice leak, scans it and opens its case, so that the whole way can be walked without harm. */
export function drillHandlers({
  workspace,
  catalog,
  dataDir,
  ports,
  scans,
  cases,
  addSource,
  onScanEnded
}: Parts): Pick<Handlers, 'drill.start'> {
  const freeFolder = (): string => {
    for (let n = 1; ; n++) {
      const folder = path.join(dataDir, 'practice', String(n))
      if (!existsSync(folder)) return folder
    }
  }
  return {
    'drill.start': async ({ folder, seed }) => {
      const practice = await makePractice(path.resolve(folder ?? freeFolder()), seed, ports.clock())
      const { id: sourceId } = await addSource({ location: practice.repository })
      const { scanId } = scans.start({
        sourceId,
        history: 'all',
        update: false,
        allowNetwork: false,
        explain: false,
        inlineIgnores: true,
        ignoreFile: true
      })
      await onScanEnded(scanId)
      const filter = FindingFilter.parse({ type: [leakedType], source: [sourceId] })
      const [leaked] = workspace.findings.list({ filter, types: catalog.types, sort: 'severity', offset: 0, limit: 1 }).rows
      if (!leaked) throw new BulkheadError('scan.failed', `The scan of the practice leak in ${practice.folder} did not find its key.`)
      const { id: caseId } = cases.open({ findingIds: [leaked.id], secrets: [], title: 'Practice: Mailgun API key in newsletter-service' })
      cases.act(caseId, {
        kind: 'note',
        text: `This is a practice leak: the key opens nothing. What the egress proxy saw of it lies in ${practice.log}; import it in step 1.`
      })
      return { folder: practice.folder, sourceId, scanId, caseId, log: practice.log }
    }
  }
}
