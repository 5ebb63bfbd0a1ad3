import { writeSarif as writeScan } from '../../formats/sarif.ts'
import type { ScanReport } from '../../scan-report.ts'
import type { IncidentReport } from '../incident-report.ts'

/** SARIF 2.1.0 (OASIS) of the places of the case, with the marks of where each comes from in version control and what became of it. */
export function writeSarif(report: IncidentReport): string {
  const { cover, secrets, occurrences } = report
  const ended = cover.state === 'false-positive' || cover.state === 'accepted-risk'
  const scan: ScanReport = {
    tool: {
      name: cover.tool,
      version: cover.toolVersion,
      types: secrets.map(({ typeId, type, severity }) => ({ id: typeId, name: type, severity, summary: type }))
    },
    source: { kind: 'git', name: cover.caseId, location: cover.caseId },
    scan: { state: 'done', history: 'all', startedAt: cover.generatedAt, seconds: 0, problem: null },
    coverage: { objects: 0, scanned: 0, unchanged: 0, notContent: 0, binary: 0, bytes: 0, skipped: [], notes: report.notKnown },
    // An address of the repository may be private or gone: a URN with its name is one that tells no more than the report does.
    repositories: repositoriesOf(report),
    findings: secrets.map((secret) => ({
      id: secret.fingerprint.slice(0, 16),
      type: secret.typeId,
      name: secret.type,
      provider: secret.provider,
      severity: secret.severity,
      preview: secret.preview,
      fingerprint: secret.fingerprint,
      atTip: occurrences.tips.length > 0,
      ignored: ended,
      ...(ended ? { ignoredFor: report.classification.closeText } : {}),
      occurrences: occurrences.places.filter(({ typeId }) => secrets.length === 1 || typeId === secret.typeId)
    }))
  }
  let text = ''
  writeScan(scan, (piece) => {
    text += piece
  })
  return text
}

function repositoriesOf({ occurrences }: IncidentReport): NonNullable<ScanReport['repositories']> {
  return [...new Set(occurrences.sources.map(({ sourceName }) => sourceName))].map((sourceName) => {
    const newest = occurrences.places.findLast((place) => place.sourceName === sourceName && place.commit !== null)
    const branch = newest?.refs[0]
    return {
      repositoryUri: `urn:bulkhead:source:${encodeURIComponent(sourceName.toWellFormed())}`,
      ...(newest?.commit ? { revisionId: newest.commit } : {}),
      ...(branch === undefined ? {} : { branch })
    }
  })
}
