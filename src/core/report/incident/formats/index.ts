import type { ReportFormat } from '../../../../contract/case/view.ts'
import type { IncidentReport } from '../incident-report.ts'
import { writeCsv } from './csv.ts'
import { writeHtml } from './html.ts'
import { writeJson } from './json.ts'
import { writeMarkdown } from './markdown.ts'
import { writePdf } from './pdf/write-pdf.ts'
import { writeSarif } from './sarif.ts'

interface Format {
  mediaType: string
  write(report: IncidentReport): string | Promise<Uint8Array>
}

export const incidentFormats: Record<ReportFormat, Format> = {
  md: { mediaType: 'text/markdown; charset=utf-8', write: writeMarkdown },
  html: { mediaType: 'text/html; charset=utf-8', write: writeHtml },
  pdf: { mediaType: 'application/pdf', write: writePdf },
  json: { mediaType: 'application/json', write: writeJson },
  csv: { mediaType: 'text/csv; charset=utf-8', write: writeCsv },
  sarif: { mediaType: 'application/sarif+json', write: writeSarif }
}
