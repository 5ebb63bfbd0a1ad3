import { plainText } from '../plain-text.ts'
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
  'refs'
]

/**
 * RFC 4180. A cell that a spreadsheet would run as a formula gets a leading apostrophe, and so does each part that would be a
 * cell of its own where the list separator is a semicolon; what steers a terminal becomes a visible escape.
 */
const cell = (value: string | number | boolean | null): string => {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const harmless = plainText(value).replace(/(^|[;|])(?=\s*[=+\-@＝＋－＠])/g, "$1'")
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** One line for each place of each finding. */
export const writeCsv: ReportWriter = (report, write) => {
  write(`${columns.join(',')}\r\n`)
  for (const each of report.findings)
    for (const place of each.occurrences) {
      const row = [each.type, each.provider, each.severity, each.preview, each.fingerprint, each.atTip]
      const where = [place.path, place.line, place.column, place.blob, place.commit, place.author, place.date, place.refs.join(' ')]
      write(`${[...row, ...where].map(cell).join(',')}\r\n`)
    }
}
