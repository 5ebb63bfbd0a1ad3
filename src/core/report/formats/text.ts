import type { Coverage } from '../../../contract/model.ts'
import { plainText } from '../plain-text.ts'
import type { ReportFinding, ReportOccurrence, ReportWriter } from '../scan-report.ts'

const MOST_PLACES = 5

const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

const place = (at: ReportOccurrence): string => {
  const where = at.path === null ? `message of ${at.commit?.slice(0, 10) ?? 'unknown'}` : `${plainText(at.path)}:${at.line}:${at.column}`
  if (!at.commit) return where
  const refs = at.refs.length
    ? ` on ${at.refs.slice(0, 3).map(plainText).join(', ')}${at.refs.length > 3 ? ` and ${at.refs.length - 3} more` : ''}`
    : ', not reachable from any ref'
  return `${where}  ${at.commit.slice(0, 10)} ${at.date?.slice(0, 10) ?? ''} ${plainText(at.author ?? '')}${refs}`
}

const block = (each: ReportFinding): string => {
  const places = each.occurrences.slice(0, MOST_PLACES).map((at) => `    ${place(at)}\n`)
  const rest = each.occurrences.length - places.length
  return (
    `${each.severity.toUpperCase().padEnd(8)} ${each.name}  ${plainText(each.preview)}  ${each.atTip ? 'still at a tip' : 'history only'}${each.ignored ? '  (ignored)' : ''}\n` +
    places.join('') +
    (rest > 0 ? `    and ${count(rest, 'more place')}\n` : '') +
    '\n'
  )
}

/** What was searched and what was not, in a few lines. */
export function describeCoverage(coverage: Coverage): string {
  const lines = [
    `Searched ${count(coverage.scanned, 'object')} (${(coverage.bytes / 1e6).toFixed(1)} MB) of ${coverage.objects.toLocaleString('en')}; ` +
      `${coverage.unchanged.toLocaleString('en')} known from earlier scans, ${coverage.notContent.toLocaleString('en')} trees.`
  ]
  for (const skip of coverage.skipped) {
    lines.push(`${count(skip.count, 'object')} not searched: ${skip.reason}`)
    for (const example of skip.examples.slice(0, 3)) lines.push(`    ${plainText(example.what)}: ${plainText(example.why)}`)
  }
  for (const note of coverage.notes) lines.push(`Note: ${plainText(note)}`)
  return `${lines.join('\n')}\n`
}

/** For a person at a terminal. */
export const writeText: ReportWriter = (report, write) => {
  let total = 0
  for (const each of report.findings) {
    write(block(each))
    total++
  }
  write(
    `${total === 0 ? 'No secrets found' : count(total, 'secret')} in ${plainText(report.source.name)}, ${report.scan.seconds.toFixed(1)} s.\n`
  )
  write(describeCoverage(report.coverage))
  if (report.scan.problem) write(`${plainText(report.scan.problem)}\n`)
}
