import { placeKindPhrase } from '../../../contract/place-kind.ts'
import { jsonText } from '../json-text.ts'
import type { ReportFinding, ReportOccurrence, ReportWriter } from '../scan-report.ts'

const level = { critical: 'error', high: 'error', medium: 'warning', low: 'note' } as const
/** GitHub orders results by this number, 0 to 10. */
const securitySeverity = { critical: '9.5', high: '8.0', medium: '5.5', low: '3.0' } as const
const MOST_RELATED = 100

/** A relative reference (RFC 3986, 4.2): no name of a file can turn into a scheme, a host, a query or a way out of the repository. */
const uri = (path: string): string =>
  path
    .toWellFormed()
    .split('/')
    .map((part) => (/^\.\.?$/.test(part) ? part.replaceAll('.', '%252E') : encodeURIComponent(part)))
    .join('/')
    .replace(/^\/+/, '')

const location = (place: ReportOccurrence) => ({
  physicalLocation: {
    artifactLocation: { uri: uri(place.path ?? (place.commit ? `commit/${place.commit}` : 'unknown')) },
    region: { startLine: place.line, startColumn: place.column }
  },
  properties: { blob: place.blob, commit: place.commit, author: place.author, date: place.date, refs: place.refs }
})

const justification = ({ ignoredFor }: ReportFinding) => (ignoredFor === undefined ? {} : { justification: ignoredFor })

/** SARIF 2.1.0, 3.35.2: in the source beside the result, or kept elsewhere. */
const suppressionKind = ({ ignoredBy }: ReportFinding): 'inSource' | 'external' => (ignoredBy === 'comment' ? 'inSource' : 'external')

const kind = ({ place, severity, typeSeverity = severity }: ReportFinding) => (place === undefined ? {} : { place, typeSeverity })

const result = (each: ReportFinding) => ({
  ruleId: each.type,
  level: level[each.severity],
  message: {
    text: `${each.name} (${each.preview})${each.atTip ? ', still at a tip' : ', in the history'}${each.place === undefined ? '' : `, ${placeKindPhrase[each.place]}`}`
  },
  locations: each.occurrences.slice(0, 1).map(location),
  relatedLocations: each.occurrences.slice(1, 1 + MOST_RELATED).map(location),
  partialFingerprints: { 'bulkheadSecret/v1': each.fingerprint },
  ...(each.ignored ? { suppressions: [{ kind: suppressionKind(each), status: 'accepted', ...justification(each) }] } : {}),
  properties: { provider: each.provider, severity: each.severity, ...kind(each), atTip: each.atTip, occurrences: each.occurrences.length }
})

/** SARIF 2.1.0 (OASIS): a result for each secret, its first place as location, the others as related locations. */
export const writeSarif: ReportWriter = (report, write) => {
  const rules = report.tool.types.map((type) => ({
    id: type.id,
    name: type.name,
    shortDescription: { text: type.name },
    fullDescription: { text: type.summary },
    defaultConfiguration: { level: level[type.severity] },
    properties: { 'security-severity': securitySeverity[type.severity], tags: ['security', 'secret'] }
  }))
  const driver = { name: report.tool.name, version: report.tool.version, semanticVersion: report.tool.version, rules }
  const invocation = {
    executionSuccessful: report.scan.state === 'done',
    startTimeUtc: report.scan.startedAt,
    toolExecutionNotifications: report.coverage.skipped.map((skip) => ({
      level: 'warning',
      message: { text: `${skip.count} objects not searched: ${skip.reason}` }
    }))
  }
  write('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{')
  write(`"tool":${jsonText({ driver })},"invocations":[${jsonText(invocation)}],`)
  if (report.repositories !== undefined) write(`"versionControlProvenance":${jsonText(report.repositories)},`)
  write(`"columnKind":"utf16CodeUnits","properties":${jsonText({ source: report.source, coverage: report.coverage })},"results":[`)
  let first = true
  for (const each of report.findings) {
    write(`${first ? '' : ','}\n${jsonText(result(each))}`)
    first = false
  }
  write('\n]}]}\n')
}
