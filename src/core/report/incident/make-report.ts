import { createHash } from 'node:crypto'
import type { Edition, ReportFormat } from '../../../contract/case/view.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import type { Redactor } from '../redactor.ts'
import { buildIncidentReport } from './build/build-incident-report.ts'
import { editFacts } from './editions/edition.ts'
import { incidentFormats } from './formats/index.ts'
import { IncidentReport } from './incident-report.ts'
import type { Block } from './layout/block.ts'
import { layOut } from './layout/lay-out.ts'
import type { ReportFacts } from './report-facts.ts'

export interface MadeReport {
  /** `INC-0007-internal-2026-11-24.md` */
  name: string
  mediaType: string
  bytes: Uint8Array
  /** Of the bytes, in hex. */
  sha256: string
  /** Secrets that were masked on the way into the report. */
  redactions: number
}

export interface ReportRequest {
  facts: ReportFacts
  format: ReportFormat
  edition: Edition
  /** One that no other report has used. */
  redactor: Redactor
  /** HMAC by the workspace key, for the pseudonyms. */
  hmac: (value: Uint8Array) => Uint8Array
}

/**
 * One report in one format. Texts are masked before they go in; the sections and the finished file are looked over once more, and where a
 * secret still stands in them there is no report. Throws report.holds-secret, with the places.
 */
export async function makeReport({ facts, format, edition, redactor, hmac }: ReportRequest): Promise<MadeReport> {
  const edited = editFacts(facts, edition, redactor, hmac)
  // What the model does not name does not get out.
  const report = IncidentReport.parse(buildIncidentReport(edited, edition, redactor.redactions))
  refuseSecrets(format, sectionsWithSecret(report, redactor))
  const { mediaType, write } = incidentFormats[format]
  const written = await write(report)
  if (typeof written === 'string' && redactor.find(written).length > 0) refuseSecrets(format, ['the file as a whole'])
  const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written
  return {
    name: `${report.cover.caseId}-${edition}-${report.cover.generatedAt.slice(0, 10)}.${format}`,
    mediaType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    redactions: redactor.redactions
  }
}

function refuseSecrets(format: ReportFormat, where: string[]): void {
  if (where.length === 0) return
  throw new BulkheadError(
    'report.holds-secret',
    `The ${format} report was not made: a secret stands in ${where.join(', ')}. Take it out of the text it came from (a note, a name, a log), and make the report again.`,
    { data: { where } }
  )
}

/** By section, so that a person knows where to look. What stands in a PDF is these texts. */
function sectionsWithSecret(report: IncidentReport, redactor: Redactor): string[] {
  return layOut(report)
    .filter(({ blocks }) => redactor.find(blocks.map(textOf).join('\n')).length > 0)
    .map(({ number, title }) => `section ${number}, ${title}`)
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'note':
      return block.text
    case 'list':
      return block.items.join('\n')
    case 'facts':
      return block.rows.map((row) => row.join(': ')).join('\n')
    case 'table':
      return [block.caption, ...block.rows.map((row) => row.join('\t'))].join('\n')
    case 'score':
      return block.factors.map(({ factor, why }) => `${factor}: ${why}`).join('\n')
    case 'milestones':
      return block.points.map(({ title }) => title).join('\n')
    case 'usage':
      return ''
  }
}
