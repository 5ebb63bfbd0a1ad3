import type { CaseRecord } from '../../contract/case/record.ts'
import type { Edition, ReportFormat } from '../../contract/case/view.ts'
import type { Handlers } from '../../contract/serve.ts'
import { type MadeReport, makeReport } from '../report/incident/make-report.ts'
import { createRedactor, type Redactor } from '../report/redactor.ts'
import { writeReportFile } from '../report/write-report-file.ts'
import { knownSecrets } from '../respond/known-secrets.ts'
import { type FactParts, gatherReportFacts } from './gather-report-facts.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'reports.make' | 'reports.write'
type Parts = FactParts & Pick<WorkbenchParts, 'detector'>

export function reportsHandlers(parts: Parts): Pick<Handlers, Names> {
  const { workspace, cases } = parts
  const make = async (caseId: string, format: ReportFormat, edition: Edition): Promise<MadeReport> => {
    const facts = await gatherReportFacts(parts, caseId)
    return makeReport({ facts, format, edition, redactor: redactorFor(parts, facts.view.record), hmac: workspace.fingerprint })
  }
  return {
    'reports.make': async ({ caseId, format, edition }) => {
      const { name, mediaType, bytes, sha256, redactions } = await make(caseId, format, edition)
      return { name, mediaType, base64: Buffer.from(bytes).toString('base64'), sha256, redactions }
    },
    'reports.write': async ({ caseId, format, edition, folder }) => {
      const { name, bytes, sha256, redactions } = await make(caseId, format, edition)
      const path = writeReportFile(folder, name, bytes)
      cases.change(
        caseId,
        {
          who: workspace.settings.get().me,
          act: 'export',
          text: `Wrote the ${edition} report as ${format}, SHA-256 ${sha256}.`,
          detail: { format, edition, path, sha256, redactions }
        },
        (record) => record
      )
      return { path, sha256, redactions }
    }
  }
}

const redactorFor = ({ workspace, catalog, detector }: Parts, record: CaseRecord): Redactor =>
  createRedactor({ detector: detector(), catalog, fingerprint: workspace.fingerprint, isKnown: knownSecrets(workspace, record) })
