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
      types: typesOf(secrets)
    },
    source: { kind: 'git', name: cover.caseId, location: cover.caseId },
    scan: { state: 'done', history: 'all', startedAt: cover.generatedAt, seconds: 0, problem: null },
    coverage: { objects: 0, scanned: 0, unchanged: 0, notContent: 0, binary: 0, bytes: 0, skipped: [], notes: report.notKnown },
    // An address of the repository may be private or gone: a URN with its name is one that tells no more than the report does.
    repositories: repositoriesOf(report),
    findings: secrets.map((secret) => {
      const own = occurrences.places.filter(({ fingerprint }) => fingerprint === secret.fingerprint)
      return {
        id: secret.fingerprint.slice(0, 16),
        type: secret.typeId,
        name: secret.type,
        provider: secret.provider,
        severity: secret.severity,
        preview: secret.preview,
        fingerprint: secret.fingerprint,
        atTip: own.some(({ atTip }) => atTip),
        ignored: ended,
        ...(ended ? { ignoredFor: report.classification.closeText } : {}),
        occurrences: own
      }
    })
  }
  let text = ''
  writeScan(scan, (piece) => {
    text += piece
  })
  return text
}

/** Rules of a run have ids of their own (SARIF 2.1.0, 3.49.3): secrets of one type share one. */
function typesOf(secrets: IncidentReport['secrets']): ScanReport['tool']['types'] {
  const types = new Map<string, ScanReport['tool']['types'][number]>()
  for (const { typeId, type, severity } of secrets) {
    if (!types.has(typeId)) types.set(typeId, { id: typeId, name: type, severity, summary: type })
  }
  return [...types.values()]
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
