import { type HistoryScope, type Severity, severities } from '../../contract/model.ts'
import { type ReportFormat, reportFormats } from '../../core/report/formats/index.ts'
import { plainText } from '../../core/report/plain-text.ts'
import type { ScanReport } from '../../core/report/scan-report.ts'
import { exitCodes } from '../exit-codes.ts'
import { openOutput } from '../terminal/output.ts'

export interface ScanOptions {
  format: ReportFormat
  out?: string
  store: boolean
  workers?: number
  failOn: Severity
  history: HistoryScope
  explain: boolean
  inlineIgnores: boolean
  ignoreFile: boolean
  baseline?: string
  writeBaseline?: string
  types?: string[]
}

/** Prints the report and tells the exit code. */
export async function printReport(report: ScanReport, options: Pick<ScanOptions, 'format' | 'out' | 'failOn'>): Promise<number> {
  const failing = severities.slice(0, severities.indexOf(options.failOn) + 1)
  let found = false
  let total = 0
  const watched = function* (): ScanReport['findings'] & Generator {
    for (const finding of report.findings) {
      if (!finding.ignored && failing.includes(finding.severity)) found = true
      total++
      yield finding
    }
  }
  const output = openOutput(options.out)
  try {
    reportFormats[options.format]({ ...report, findings: watched() }, (text) => output.write(text))
    await output.end()
  } catch (error) {
    output.discard()
    throw error
  }
  if (options.out)
    process.stderr.write(
      `${total.toLocaleString('en')} found in ${plainText(report.source.name)}; the result is in ${plainText(options.out)}\n`
    )
  if (report.scan.state !== 'done') {
    // A text result says so itself, where it can be seen.
    if (options.format !== 'text' || options.out)
      process.stderr.write(`Incomplete: ${plainText(report.scan.problem ?? report.scan.state)}\n`)
    return exitCodes.incomplete
  }
  return found ? exitCodes.found : exitCodes.clean
}
