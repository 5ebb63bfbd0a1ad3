import type { Coverage } from '../../../contract/model.ts'
import { placeKindPhrase } from '../../../contract/place-kind.ts'
import { plainText } from '../plain-text.ts'
import type { ReportFinding, ReportOccurrence, ReportWriter } from '../scan-report.ts'

const MOST_PLACES = 5

const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** Where it stands: a file, an object that no ref reaches, or a message. */
const where = ({ path, blob, commit, line, column }: ReportOccurrence): string => {
  if (path !== null) return `${plainText(path)}:${line}:${column}`
  if (blob !== null) return `blob ${blob.slice(0, 10)}:${line}:${column}`
  return commit === null ? 'message of a tag' : `message of ${commit.slice(0, 10)}`
}

const place = (at: ReportOccurrence): string => {
  if (!at.commit) return at.path === null ? `${where(at)}, not reachable from any ref` : where(at)
  const shown = at.refs.slice(0, 3).map(plainText).join(', ')
  const refs =
    at.refs.length === 0 ? ', not reachable from any ref' : ` on ${shown}${at.refCount > 3 ? ` and ${at.refCount - 3} more` : ''}`
  const commit = at.path === null && at.blob === null ? '' : `${at.commit.slice(0, 10)} `
  return `${where(at)}  ${commit}${at.date?.slice(0, 10) ?? ''} ${plainText(at.author ?? '')}${refs}`
}

const standing = ({ atTip, occurrences }: ReportFinding): string => {
  if (atTip) return 'still at a tip'
  return occurrences.some(({ refs }) => refs.length > 0) ? 'history only' : 'unreachable'
}

const block = (each: ReportFinding, isRepository: boolean): string => {
  const places = each.occurrences.slice(0, MOST_PLACES).map((at) => `    ${place(at)}\n`)
  const rest = each.occurrences.length - places.length
  const head = [
    `${each.severity.toUpperCase().padEnd(8)} ${each.name}`,
    plainText(each.preview),
    ...(isRepository ? [standing(each)] : []),
    ...(each.place === undefined ? [] : [`${placeKindPhrase[each.place]} (${each.typeSeverity ?? each.severity} by its type)`]),
    ...(each.ignored ? [each.ignoredFor === undefined ? '(ignored)' : `(ignored ${plainText(each.ignoredFor)})`] : [])
  ]
  return `${head.join('  ')}\n${places.join('')}${rest > 0 ? `    and ${count(rest, 'more place')}\n` : ''}\n`
}

/** What was searched and what was not, in a few lines. */
function describeCoverage(coverage: Coverage, unit: string): string {
  const { objects, scanned, unchanged, notContent, bytes, skipped, notes } = coverage
  const others = [
    ...(notContent > 0 ? [`${notContent.toLocaleString('en')} are trees`] : []),
    ...(unchanged > 0 ? [`${unchanged.toLocaleString('en')} known from earlier scans`] : [])
  ]
  const lines = [
    `Searched ${scanned.toLocaleString('en')} of ${count(objects, unit)} (${(bytes / 1e6).toFixed(1)} MB)${others.length > 0 ? `; ${others.join(', ')}` : ''}.`
  ]
  for (const skip of skipped) {
    lines.push(`${count(skip.count, unit)} not searched: ${skip.reason}`)
    for (const example of skip.examples.slice(0, 3)) lines.push(`    ${plainText(example.what)}: ${plainText(example.why)}`)
    if (skip.count > 3) lines.push(`    and ${(skip.count - 3).toLocaleString('en')} more`)
  }
  for (const note of notes) lines.push(`Note: ${plainText(note)}`)
  return `${lines.join('\n')}\n`
}

/** For a person at a terminal. */
export const writeText: ReportWriter = (report, write) => {
  const { kind } = report.source
  const isRepository = kind === 'git' || kind === 'clone'
  let total = 0
  for (const each of report.findings) {
    write(block(each, isRepository))
    total++
  }
  write(
    `${total === 0 ? 'No secrets found' : count(total, 'secret')} in ${plainText(report.source.name)}, ${report.scan.seconds.toFixed(1)} s.\n`
  )
  write(describeCoverage(report.coverage, isRepository ? 'object' : kind === 'text' ? 'text' : 'file'))
  if (report.scan.problem) write(`Incomplete: ${plainText(report.scan.problem)}\n`)
}
