import type { ReportFinding, ScanReport } from '../report/scan-report.ts'
import { reportTool } from './report-tool.ts'
import { whyIgnored } from './why-ignored.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

const PAGE = 500
const MOST_PLACES = 1_000_000

/** The result of a scan: all that is known of its source now, ignored findings among it. Of a scan of the tips only, what stands there. */
export function reportScan(
  { workspace, catalog, ports }: Pick<WorkbenchParts, 'workspace' | 'catalog' | 'ports'>,
  scanId: string
): ScanReport {
  const scan = workspace.scans.get(scanId)
  const { kind, name, location } = workspace.sources.get(scan.sourceId)
  const names = new Map(catalog.types.map((type) => [type.id, type.name]))
  const filter = {
    query: '',
    severity: [],
    liveness: [],
    where: scan.history === 'tip' ? (['tip'] as const).slice() : [],
    type: [],
    source: [scan.sourceId],
    status: ['open' as const, 'ignored' as const],
    placeKind: []
  }

  function* findings(): Generator<ReportFinding> {
    for (let offset = 0; ; offset += PAGE) {
      const { rows } = workspace.findings.list({ filter, types: catalog.types, sort: 'severity', offset, limit: PAGE })
      for (const row of rows) {
        const { places, fingerprint, ignore } = workspace.occurrences.detail(row.id, MOST_PLACES)
        yield {
          id: row.id,
          type: row.typeId,
          name: names.get(row.typeId) ?? row.typeId,
          provider: row.provider,
          severity: row.severity,
          ...(row.placeKind === 'ordinary' ? {} : { place: row.placeKind, typeSeverity: row.typeSeverity }),
          preview: row.preview,
          fingerprint: Buffer.from(fingerprint).toString('hex'),
          atTip: row.atTip,
          ignored: row.status === 'ignored',
          ...(row.status === 'ignored' ? whyIgnored(ignore, workspace.sourceIgnores.of(row.id)) : {}),
          occurrences: places.map(({ path, line, column, blob, commit, author, date, refs, refCount }) => ({
            path,
            line,
            column,
            blob,
            commit,
            author,
            date,
            refs,
            refCount
          }))
        }
      }
      if (rows.length < PAGE) return
    }
  }
  return {
    tool: reportTool(catalog, ports.version),
    source: { kind, name, location },
    scan: { state: scan.state, history: scan.history, startedAt: scan.startedAt, seconds: scan.seconds, problem: scan.problem },
    coverage: scan.coverage ?? { objects: 0, scanned: 0, unchanged: 0, notContent: 0, binary: 0, bytes: 0, skipped: [], notes: [] },
    findings: findings()
  }
}
