import { csvCell } from '../../csv-cell.ts'
import type { IncidentReport } from '../incident-report.ts'
import { words } from '../words.ts'

const columns = [
  'section',
  'time',
  'end',
  'who',
  'kind',
  'name',
  'source',
  'path',
  'line',
  'commit',
  'state',
  'count',
  'sha256',
  'text',
  'evidence'
] as const
type Row = { section: string } & Partial<Record<(typeof columns)[number], string | number | boolean | null>>

/** RFC 4180. One table for timeline, places, uses that stood out, rows of logs, dependents and evidence; `section` tells which. */
export function writeCsv(report: IncidentReport): string {
  const rows: Row[] = [
    {
      section: 'case',
      time: report.cover.generatedAt,
      who: report.cover.author,
      kind: report.cover.edition,
      name: report.cover.caseId,
      state: report.cover.state,
      count: report.classification.severity.score,
      text: report.cover.title,
      evidence: report.cover.tlp
    },
    ...report.summary.map((text) => ({ section: 'summary', text })),
    ...report.notKnown.map((text) => ({ section: 'not-known', text })),
    ...report.overrides.map(({ at, who, gate, act, reason, evidence }) => ({
      section: 'override',
      time: at,
      who,
      kind: gate,
      name: act,
      text: reason,
      evidence: evidence.join('; ')
    })),
    ...report.timeline.map(({ at, who, kind, text, evidence }) => ({
      section: 'timeline',
      time: at,
      who,
      kind,
      text,
      evidence: evidence.join('; ')
    })),
    ...report.occurrences.places.map((place) => ({
      section: 'place',
      time: place.date,
      end: place.removedAt,
      who: place.author,
      kind: place.where,
      name: place.typeId,
      source: place.sourceName,
      path: place.path,
      line: place.line,
      commit: place.commit,
      state: place.atTip ? 'at a tip' : place.refs.length > 0 ? 'history' : 'unreachable',
      text: place.refs.join(' '),
      evidence: place.blob
    })),
    ...report.usage.groups.map((group) => ({
      section: 'use',
      time: group.from,
      end: group.to,
      who: group.actor,
      kind: group.action,
      name: group.ip,
      state: group.judgement === null ? 'not judged' : words.judgement[group.judgement],
      count: group.rows,
      text: group.reasons.map(({ text }) => text).join(' '),
      evidence: group.evidence.join('; ')
    })),
    ...report.rows.map((row) => ({
      section: 'log-row',
      time: new Date(row.at).toISOString(),
      who: row.actor,
      kind: row.action,
      name: row.ip,
      source: row.importName,
      path: row.resource,
      line: row.line,
      state: row.result,
      count: row.bytes < 0 ? null : row.bytes,
      text: row.userAgent
    })),
    ...report.dependents.list.map((each) => ({
      section: 'dependent',
      time: each.movedAt,
      who: each.owner,
      kind: each.kind,
      name: each.name,
      source: each.sourceName,
      path: each.path,
      line: each.line,
      state: each.state,
      text: [each.environment, each.certainty, each.reason, each.test, each.fallback, each.note].filter((part) => part !== '').join('; ')
    })),
    ...report.evidence.map((each) => ({
      section: 'evidence',
      time: each.at,
      who: each.who,
      kind: each.held,
      name: each.name,
      source: each.source,
      count: each.size,
      sha256: each.sha256,
      text: each.note,
      evidence: each.id
    }))
  ]
  return [columns.join(','), ...rows.map((row) => columns.map((column) => csvCell(row[column] ?? null)).join(','))]
    .map((line) => `${line}\r\n`)
    .join('')
}
