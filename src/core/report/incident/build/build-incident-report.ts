import type { Edition } from '../../../../contract/case/view.ts'
import type { IncidentReport } from '../incident-report.ts'
import type { ReportFacts } from '../report-facts.ts'
import { indicatorsOf } from './indicators.ts'
import { legalOf } from './legal.ts'
import { listUnknown } from './list-unknown.ts'
import { evidenceRef, journalRefs } from './references.ts'
import { actionsOf, rotationOf } from './response.ts'
import { summarise } from './summarise.ts'
import { timelineOf } from './timeline.ts'
import { usageOf } from './usage.ts'

/** The one report of a case, from facts that are fit for the edition already (see editFacts). Facts only; a pure function. */
export function buildIncidentReport(facts: ReportFacts, edition: Edition, redactions: number): IncidentReport {
  const { view, usage, meta, chain, journal } = facts
  const { record, exposure } = view
  const [first] = record.secrets
  const usageSection = usageOf(facts)
  const legal = legalOf(facts)
  const providerTask = record.tasks['provider-action']
  const report: IncidentReport = {
    schema: 'bulkhead/incident-report',
    schemaVersion: 1,
    cover: {
      caseId: record.id,
      title: record.title,
      state: record.state,
      tlp: edition === 'internal' ? 'TLP:AMBER+STRICT' : 'TLP:AMBER',
      edition,
      author: meta.author,
      assignee: record.assignee,
      openedAt: record.openedAt,
      openedBy: record.openedBy,
      generatedAt: meta.generatedAt,
      zone: meta.zone,
      tool: meta.tool,
      toolVersion: meta.version,
      redactions,
      journal: {
        entries: chain.entries,
        intact: chain.intact,
        broken: chain.broken === null ? null : `entry ${chain.broken.seq}: ${chain.broken.why}`,
        lastHash: journal.at(-1)?.hash ?? null
      }
    },
    summary: [],
    notKnown: [],
    overrides: record.overrides.map((override) => ({ ...override, evidence: journalRefs(facts, override.at, override.act) })),
    classification: {
      type: first?.type ?? '',
      provider: first?.provider ?? '',
      audience: record.exposure.audience,
      severity: view.severity,
      outcome: record.close?.outcome ?? record.verdict?.outcome ?? null,
      confidence: record.verdict?.confidence ?? null,
      closeReason: record.close?.reason ?? null,
      closeText: record.close?.text ?? '',
      acceptedUntil: record.acceptedUntil,
      liveness: view.liveness
    },
    times: { milestones: view.milestones, aware: record.legal?.awareAt ?? null, ...view.times },
    secrets: record.secrets,
    decoded: view.decoded,
    occurrences: {
      inAll: facts.placesInAll,
      commits: exposure.commits,
      sources: exposure.sources,
      tips: exposure.tips,
      sourcesGone: exposure.sourcesGone,
      places: facts.places
    },
    exposure: {
      audience: record.exposure.audience,
      firstPublicAt: record.exposure.firstPublicAt,
      note: record.exposure.note,
      firstCommit: exposure.firstCommit,
      exposedFor: exposure.exposedFor,
      provider: providerTask
        ? { done: providerTask.done, note: providerTask.note, evidence: providerTask.evidence.map((id) => evidenceRef(facts, id)) }
        : null
    },
    usage: usageSection,
    indicators: indicatorsOf(facts, usageSection),
    impact: record.impact ? { ...record.impact, subjects: record.legal?.subjects ?? '' } : null,
    actions: actionsOf(facts),
    rotation: rotationOf(facts),
    dependents: { searchedAt: record.dependentsSearchedAt, list: record.dependents },
    monitoring: record.monitor ? { ...record.monitor, afterUses: usage?.afterUses ?? null } : null,
    communications: record.communications,
    legal,
    timeline: timelineOf(facts, usageSection),
    cause: record.cause,
    lessons: record.lessons,
    prevention: record.prevention,
    openTasks: view.tasks
      .filter((task) => !task.done && task.applies !== 'not-available')
      .map(({ step, title, neededToClose }) => ({ step, title, neededToClose })),
    evidence: record.evidence,
    method: methodOf(facts),
    notes: record.notes.map(({ text, at, who }) => ({ text, at, who })),
    statements: record.statements,
    rows: facts.rows,
    cleanup: facts.cleanup,
    journal
  }
  return { ...report, summary: summarise(report), notKnown: listUnknown(report) }
}

function methodOf({ view, meta, scans, calls }: ReportFacts): IncidentReport['method'] {
  const sources = new Map(view.tasks.map(({ source, date }) => [`${source}\0${date}`, { source, date }]))
  return {
    rules: meta.rules,
    types: meta.types,
    playbook: { checkedAt: view.factsCheckedAt, sources: [...sources.values()].sort((a, b) => a.source.localeCompare(b.source, 'en')) },
    conflicts: view.tasks.flatMap(({ title, conflict }) => (conflict === null ? [] : [`${title}: ${conflict}`])),
    notApplicable: view.tasks.flatMap(({ title, applies, detail }) => (applies === 'applies' ? [] : [{ title, applies, why: detail }])),
    scans,
    calls,
    otherCases: view.others.map(({ id, title }) => `${id} ${title}`)
  }
}
