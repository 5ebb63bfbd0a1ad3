import type { UsageGroup } from '../../contract/case/usage.ts'
import type { ReportFacts, ReportPlace } from '../report/incident/report-facts.ts'
import { cleanUp } from '../respond/cleanup/clean-up.ts'
import type { Workspace } from '../store/workspace.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

const mostPlaces = 5000
const mostRowsOfGroup = 20
const mostRows = 400
const mostCalls = 500
const page = 1000

export type FactParts = Pick<WorkbenchParts, 'workspace' | 'dataDir' | 'catalog' | 'ports' | 'cases' | 'usage' | 'openObjects'>

/** All that a report of a case is made from, as it is now. Throws case.not-found. */
export async function gatherReportFacts(parts: FactParts, caseId: string): Promise<ReportFacts> {
  const { workspace, catalog, ports, cases, usage } = parts
  const view = cases.view(caseId)
  const { record } = view
  const settings = workspace.settings.get()
  const places = placesOf(workspace, record.secrets)
  const analysis = await usage.analysis(caseId)
  return {
    view,
    journal: journalOf(workspace, caseId),
    chain: workspace.cases.journal.verify(caseId),
    usage: analysis,
    rows: rowsOf(usage, caseId, analysis?.groups ?? []),
    places: places.slice(0, mostPlaces),
    placesInAll: view.exposure.sources.reduce((sum, { occurrences }) => sum + occurrences, 0),
    cleanup: await cleanUp(parts, caseId),
    scans: lastScans(workspace, new Set(places.map(({ sourceId }) => sourceId))),
    calls: workspace.network
      .list(mostCalls)
      .filter(({ at }) => at >= record.openedAt)
      .reverse(),
    people: settings.people,
    meta: {
      generatedAt: ports.clock().toISOString(),
      zone: settings.hours.zone,
      author: settings.me,
      tool: 'Bulkhead',
      version: ports.version,
      rules: `rules ${catalog.version}`,
      types: catalog.types.length
    }
  }
}

/** Of uses that a person called not ours first. Each look-up reads the analysis again, so there are no more of them than it takes. */
function rowsOf(usage: FactParts['usage'], caseId: string, groups: readonly UsageGroup[]): ReportFacts['rows'] {
  const ordered = [
    ...groups.filter(({ judgement }) => judgement === 'not-ours'),
    ...groups.filter(({ judgement }) => judgement !== 'not-ours' && judgement !== 'ours')
  ]
  const rows: ReportFacts['rows'] = []
  for (const { id } of ordered) {
    const limit = Math.min(mostRowsOfGroup, mostRows - rows.length)
    if (limit === 0) break
    for (const { importId: _, ...row } of usage.rows({ caseId, group: id, offset: 0, limit }).rows) rows.push({ ...row, group: id })
  }
  return rows
}

function placesOf(workspace: Workspace, secrets: ReportFacts['view']['record']['secrets']): (ReportPlace & { sourceId: string })[] {
  const found = secrets.flatMap(({ fingerprint }) =>
    workspace.findings.withFingerprint([Buffer.from(fingerprint, 'hex')]).map((finding) => ({ ...finding, fingerprint }))
  )
  return found.flatMap(({ id, fingerprint, typeId, sourceName, sourceId }) =>
    workspace.occurrences
      .detail(id, mostPlaces)
      .places.map(({ where, path, line, column, blob, commit, author, date, refs, refCount, atTip, removedBy, removedAt }) => ({
        findingId: id,
        fingerprint,
        typeId,
        sourceName,
        sourceId,
        where,
        path,
        line,
        column,
        blob,
        commit,
        author,
        date,
        refs,
        refCount,
        atTip,
        removedBy,
        removedAt
      }))
  )
}

function journalOf({ cases }: Workspace, caseId: string): ReportFacts['journal'] {
  const entries: ReportFacts['journal'] = []
  for (let before: number | undefined; ; ) {
    const some = cases.journal.list(caseId, { limit: page, ...(before === undefined ? {} : { before }) })
    entries.push(...some.map(({ detail: _, ...entry }) => entry))
    before = some.at(-1)?.seq
    if (some.length < page) return entries.reverse()
  }
}

function lastScans({ scans }: Workspace, sourceIds: ReadonlySet<string>): ReportFacts['scans'] {
  return [...sourceIds].flatMap((sourceId) => {
    const [last] = scans.list({ sourceId, limit: 1 })
    if (last === undefined) return []
    const { coverage } = last
    const skipped = coverage?.skipped.map(({ reason, count }) => `${count}, ${reason.replaceAll('-', ' ')}`) ?? []
    const scope = last.history === 'tip' ? ['only the tips of branches were searched'] : []
    return [
      {
        sourceName: last.sourceName,
        at: last.endedAt ?? last.startedAt,
        state: last.state,
        searched: (coverage?.scanned ?? last.scanned) + (coverage?.unchanged ?? 0),
        objects: (coverage?.objects ?? 0) - (coverage?.notContent ?? 0),
        limits: [...scope, ...skipped, ...(coverage?.notes ?? []), ...(last.problem === null ? [] : [last.problem])]
      }
    ]
  })
}
