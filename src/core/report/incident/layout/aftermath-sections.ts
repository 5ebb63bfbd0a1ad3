import { type Clock, count } from '../clock.ts'
import type { IncidentReport } from '../incident-report.ts'
import { words } from '../words.ts'
import type { Section } from './block.ts'
import { evidenceOf, said, table } from './table.ts'

const mostEvents = 400

/** 16 to 20: what happened in order, why, what follows, and what all this rests on. */
export function aftermathSections(report: IncidentReport, clock: Clock): Section[] {
  const { timeline, cause, lessons, prevention, openTasks, evidence, method, cover } = report
  return [
    {
      number: '16',
      id: 'timeline',
      title: 'Timeline',
      blocks: [
        table(
          { caption: 'Facts only; notes of people are in annex A', empty: 'Nothing is recorded.', most: mostEvents },
          {
            'Time (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.at) },
            Kind: { width: 1.8, cell: (row) => row.kind },
            Who: { width: 2.2, cell: (row) => row.who },
            Event: { width: 8, cell: (row) => row.text },
            Evidence: { width: 2.5, cell: evidenceOf }
          },
          timeline
        )
      ]
    },
    {
      number: '17',
      id: 'cause',
      title: 'Root cause',
      blocks:
        cause === null
          ? [{ kind: 'text', text: 'Not known.' }]
          : [
              {
                kind: 'facts',
                rows: [
                  ['Cause', words.cause[cause.cause]],
                  ['Found', `${clock.time(cause.at)} by ${cause.who}`]
                ]
              },
              { kind: 'text', text: cause.text }
            ]
    },
    {
      number: '18',
      id: 'lessons',
      title: 'Lessons and actions',
      blocks: [
        table(
          { caption: 'Lessons', empty: 'None recorded yet.' },
          {
            Lesson: { width: 8, cell: (row) => row.text },
            Owner: { width: 2, cell: (row) => said(row.owner, 'nobody') },
            'Due (UTC)': { width: 2.5, fixed: true, cell: (row) => (row.due === null ? 'no date' : clock.short(row.due)) },
            Recorded: { width: 3, cell: (row) => `${clock.short(row.at)} by ${row.who}` }
          },
          lessons
        ),
        table(
          { caption: 'Prevention', empty: 'No step of prevention is recorded.' },
          {
            What: { width: 3, cell: (row) => words.prevention[row.what] },
            How: { width: 8, cell: (row) => row.text },
            Recorded: { width: 3, cell: (row) => `${clock.short(row.at)} by ${row.who}` }
          },
          prevention
        ),
        table(
          { caption: 'Open tasks', empty: 'No task is open.' },
          {
            Task: { width: 8, cell: (row) => row.title },
            Step: { width: 2, cell: (row) => row.step },
            'Needed to close': { width: 2, cell: (row) => (row.neededToClose ? 'yes' : 'no') }
          },
          openTasks
        )
      ]
    },
    {
      number: '19',
      id: 'evidence',
      title: 'Evidence register and custody',
      blocks: [
        table(
          {
            caption: 'Kept: a copy lies in the workspace under its hash. Reference: the file stays where it lay',
            empty: 'No file of evidence was added.'
          },
          {
            Id: { width: 2, fixed: true, cell: (row) => row.id },
            File: { width: 3, cell: (row) => row.name },
            'SHA-256': { width: 4, fixed: true, cell: (row) => row.sha256 },
            Bytes: { width: 1.5, cell: (row) => row.size.toLocaleString('en') },
            Acquired: { width: 3, cell: (row) => `${clock.short(row.at)} by ${row.who}` },
            'Source and note': {
              width: 4,
              cell: (row) => [said(row.source, 'source not given'), row.note].filter((part) => part !== '').join('; ')
            },
            Held: { width: 1.5, cell: (row) => row.held }
          },
          evidence
        )
      ]
    },
    {
      number: '20',
      id: 'method',
      title: 'Method and limits',
      blocks: [
        {
          kind: 'facts',
          rows: [
            ['Tool', `${cover.tool} ${cover.toolVersion}`],
            ['Rules', `${method.rules}, ${count(method.types, 'secret type')}`],
            [
              'Playbook',
              method.playbook.checkedAt === null
                ? 'generic: nothing of this type of secret itself'
                : `facts checked at ${method.playbook.checkedAt}`
            ],
            ['Old value checked online', words.liveness[report.classification.liveness]],
            ['Other cases on the secret', method.otherCases.length === 0 ? 'none' : method.otherCases.join('; ')]
          ]
        },
        table(
          { caption: 'Scans', empty: 'No scan of a source of this case is recorded.' },
          {
            Source: { width: 3, cell: (row) => row.sourceName },
            'Last scan (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.at) },
            State: { width: 2, cell: (row) => row.state },
            Searched: { width: 2.5, cell: (row) => `${row.searched.toLocaleString('en')} of ${row.objects.toLocaleString('en')}` },
            'Not searched': { width: 5, cell: (row) => (row.limits.length === 0 ? 'nothing' : row.limits.join('; ')) }
          },
          method.scans
        ),
        table(
          {
            caption: 'Network calls that Bulkhead made since the case was opened',
            empty: 'Bulkhead made no network call since the case was opened.'
          },
          {
            'Time (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.at) },
            Host: { width: 3, cell: (row) => row.host },
            Purpose: { width: 4, cell: (row) => row.purpose },
            Result: { width: 3, cell: (row) => row.result }
          },
          method.calls
        ),
        table(
          { caption: 'Steps of the playbook that this provider does not offer', empty: 'All steps of the playbook apply.' },
          {
            Step: { width: 4, cell: (row) => row.title },
            Standing: { width: 2, cell: (row) => (row.applies === 'substitute' ? 'substitute' : 'not available') },
            Why: { width: 8, cell: (row) => row.why }
          },
          method.notApplicable
        ),
        ...(method.conflicts.length === 0
          ? []
          : [{ kind: 'list' as const, items: method.conflicts.map((conflict) => `Sources disagree: ${conflict}`) }]),
        table(
          { caption: 'Sources of the playbook', empty: 'The playbook names no source.' },
          { Source: { width: 8, cell: (row) => row.source }, Date: { width: 2, fixed: true, cell: (row) => row.date } },
          method.playbook.sources
        )
      ]
    }
  ]
}
