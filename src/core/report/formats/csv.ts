import { csvCell } from '../csv-cell.ts'
import type { ReportWriter } from '../scan-report.ts'

const columns = [
  'type',
  'provider',
  'severity',
  'preview',
  'fingerprint',
  'at_tip',
  'path',
  'line',
  'column',
  'blob',
  'commit',
  'author',
  'date',
  'refs',
  'ignored',
  'place',
  'type_severity'
]

/** One line for each place of each finding. */
export const writeCsv: ReportWriter = (report, write) => {
  write(`${columns.join(',')}\r\n`)
  for (const each of report.findings)
    for (const place of each.occurrences) {
      const row = [each.type, each.provider, each.severity, each.preview, each.fingerprint, each.atTip]
      const where = [place.path, place.line, place.column, place.blob, place.commit, place.author, place.date, place.refs.join(' ')]
      const ignored = each.ignored ? (each.ignoredFor ?? 'ignored') : ''
      const kind = [each.place ?? 'ordinary', each.typeSeverity ?? each.severity]
      write(`${[...row, ...where, ignored, ...kind].map(csvCell).join(',')}\r\n`)
    }
}
