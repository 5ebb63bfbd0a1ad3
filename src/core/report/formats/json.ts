import { jsonText } from '../json-text.ts'
import type { ReportFinding, ReportWriter, ScanReport } from '../scan-report.ts'

const finding = ({ ignored, ...rest }: ReportFinding) => (ignored ? { ...rest, ignored } : rest)
const head = ({ source, scan }: ScanReport) => ({ ...source, scan })

/** One document: `{source, coverage, findings: […]}`, a finding a line, so that it streams and still reads. */
export const writeJson: ReportWriter = (report, write) => {
  write(`{\n"source": ${jsonText(head(report))},\n"coverage": ${jsonText(report.coverage)},\n"findings": [`)
  let first = true
  for (const each of report.findings) {
    write(`${first ? '\n' : ',\n'}${jsonText(finding(each))}`)
    first = false
  }
  write(first ? ']\n}\n' : '\n]\n}\n')
}

/** One JSON value a line: each finding, then `{"kind":"coverage", …}` as the last line, so that a cut-off file shows. */
export const writeJsonLines: ReportWriter = (report, write) => {
  for (const each of report.findings) write(`${jsonText({ kind: 'finding', ...finding(each) })}\n`)
  write(`${jsonText({ kind: 'coverage', source: head(report), coverage: report.coverage })}\n`)
}
