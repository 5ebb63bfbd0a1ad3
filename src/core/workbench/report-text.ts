import { type SourceIgnore, severities } from '../../contract/model.ts'
import type { Catalog } from '../catalog/load-catalog.ts'
import { joinKinds, placeKindOf, severityIn } from '../detect/places/place-kind.ts'
import type { ReportFinding, ScanReport } from '../report/scan-report.ts'
import type { Hit } from '../scan/protocol.ts'
import type { TextSearch } from '../scan/search-text.ts'
import { reportTool } from './report-tool.ts'
import { whyIgnored } from './why-ignored.ts'

/** The report of a text that was piped in and is gone. */
export function reportText(
  found: TextSearch,
  name: string,
  catalog: Catalog,
  version: string,
  startedAt: Date,
  seconds: number,
  ignoring: (hits: readonly Hit[]) => SourceIgnore | undefined
): ScanReport {
  const secrets = new Map<string, Hit[]>()
  for (const hit of found.hits) {
    const identity = `${hit.typeId} ${Buffer.from(hit.fingerprint).toString('hex')}`
    const same = secrets.get(identity)
    if (same) same.push(hit)
    else secrets.set(identity, [hit])
  }
  const names = new Map(catalog.types.map((type) => [type.id, type.name]))
  const findings = [...secrets.values()].flatMap((hits): ReportFinding[] => {
    const [first] = hits
    if (!first) return []
    const { typeId, provider, severity, preview } = first
    const ignore = ignoring(hits)
    const place = hits.map((hit) => placeKindOf(hit.path, hit.generated === true)).reduce(joinKinds)
    const fingerprint = Buffer.from(first.fingerprint).toString('hex')
    const occurrences = hits.map(({ path, line, column }) => ({
      path,
      line,
      column,
      blob: null,
      commit: null,
      author: null,
      date: null,
      refs: [],
      refCount: 0
    }))
    return [
      {
        id: fingerprint.slice(0, 16),
        type: typeId,
        name: names.get(typeId) ?? typeId,
        provider,
        severity: severityIn(severity, place),
        ...(place === 'ordinary' ? {} : { place, typeSeverity: severity }),
        preview,
        fingerprint,
        atTip: true,
        ignored: ignore !== undefined,
        ...whyIgnored(null, ignore ?? null),
        occurrences
      }
    ]
  })
  findings.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
  return {
    tool: reportTool(catalog, version),
    source: { kind: 'text', name, location: '-' },
    scan: {
      state: found.over === undefined ? 'done' : 'incomplete',
      history: 'all',
      startedAt: startedAt.toISOString(),
      seconds,
      problem: found.over === undefined ? null : `Not all of ${name} could be kept: ${found.over}.`
    },
    coverage: {
      objects: 1,
      scanned: found.over === undefined ? 1 : 0,
      unchanged: 0,
      notContent: 0,
      binary: found.binary ? 1 : 0,
      bytes: found.bytes,
      skipped: found.over === undefined ? [] : [{ reason: 'over-limit', count: 1, examples: [{ what: name, why: found.over }] }],
      notes: []
    },
    findings
  }
}
