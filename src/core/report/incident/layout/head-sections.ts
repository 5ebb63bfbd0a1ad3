import { type Clock, count, duration } from '../clock.ts'
import type { IncidentReport } from '../incident-report.ts'
import { words } from '../words.ts'
import type { Block, Section } from './block.ts'
import { evidenceOf, said, table } from './table.ts'

/** 0 to 3: what a reader needs who reads nothing else. */
export function headSections(report: IncidentReport, clock: Clock): Section[] {
  const { cover, classification, overrides, notKnown } = report
  const external = cover.edition === 'external'
  return [
    {
      number: '0',
      id: 'cover',
      title: 'Cover and handling',
      blocks: [
        {
          kind: 'facts',
          rows: [
            ['Case', `${cover.caseId}, ${cover.title}`],
            ['State', words.state[cover.state]],
            [
              'Handling',
              external ? `${cover.tlp}: for the recipients, their organisations and clients` : `${cover.tlp}: for this organisation only`
            ],
            [
              'Edition',
              external
                ? 'External: people, addresses, hosts, repositories, paths, accounts and keys are pseudonyms'
                : 'Internal: with names'
            ],
            ['Author', said(cover.author)],
            ['Assigned to', cover.assignee ?? 'nobody'],
            ['Opened', `${clock.time(cover.openedAt)} by ${said(cover.openedBy)}`],
            ['Generated', clock.time(cover.generatedAt)],
            ['Times', `UTC${cover.zone === 'UTC' ? '' : `, with ${cover.zone} beside it`}; tables are in UTC`],
            ['Tool', `${cover.tool} ${cover.toolVersion}`],
            ['Secrets masked', cover.redactions === 0 ? 'none had to be' : count(cover.redactions, 'place')],
            [
              'Journal',
              cover.journal.intact
                ? `${count(cover.journal.entries, 'entry', 'entries')}, chain intact${cover.journal.lastHash === null ? '' : `, last SHA-256 ${cover.journal.lastHash}`}`
                : `broken at ${cover.journal.broken ?? 'a place not known'}`
            ]
          ]
        },
        ...(cover.journal.intact
          ? []
          : [
              {
                kind: 'note' as const,
                tone: 'warn' as const,
                text: `The journal of this case was changed after it was written (${cover.journal.broken ?? ''}). What follows may not be all that was done.`
              }
            ])
      ]
    },
    {
      number: '1',
      id: 'summary',
      title: 'Executive summary',
      blocks: [
        { kind: 'list', items: report.summary },
        { kind: 'note', tone: 'plain', text: 'What this report cannot say:' },
        { kind: 'list', items: notKnown }
      ]
    },
    {
      number: '2',
      id: 'classification',
      title: 'Classification',
      blocks: [
        {
          kind: 'facts',
          rows: [
            ['Secret', `${classification.type}, ${classification.provider}`],
            ['Could be seen by', words.audience[classification.audience]],
            [
              'Outcome',
              classification.outcome === null
                ? 'not concluded'
                : `${words.outcome[classification.outcome]}${classification.confidence === null ? '' : `, confidence ${classification.confidence}`}`
            ],
            ['Old value', words.liveness[classification.liveness]],
            ...(classification.closeReason === null
              ? []
              : [['Closed as', `${words.close[classification.closeReason]}: ${classification.closeText}`] as [string, string]]),
            ...(classification.acceptedUntil === null
              ? []
              : [['Accepted until', clock.time(classification.acceptedUntil)] as [string, string]]),
            ['Severity', `${classification.severity.score} of 100, ${classification.severity.band}`]
          ]
        },
        { kind: 'score', factors: classification.severity.factors },
        overrides.length === 0
          ? { kind: 'text', text: 'No rule of the process was overridden.' }
          : table(
              { caption: 'Overrides: acts that a gate of the process refused, done for the reason given', empty: '' },
              {
                'Time (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.at) },
                Who: { width: 2, cell: (row) => row.who },
                Act: { width: 2, cell: (row) => row.act },
                Gate: { width: 3, cell: (row) => words.gate[row.gate] },
                Reason: { width: 5, cell: (row) => row.reason },
                Evidence: { width: 2, cell: evidenceOf }
              },
              overrides
            )
      ]
    },
    { number: '3', id: 'times', title: 'Key times', blocks: timesBlocks(report, clock) }
  ]
}

/** These happened, or may have, whether or not it is known when. */
const canBeUnknown = new Set(['first-exposed', 'first-public', 'detected'])

function timesBlocks({ times, exposure }: IncidentReport, clock: Clock): Block[] {
  const points = times.milestones.flatMap(({ milestone, at }) => (at === null ? [] : [{ title: words.milestone[milestone], at }]))
  return [
    ...(points.length > 1 ? [{ kind: 'milestones' as const, points }] : []),
    {
      kind: 'facts',
      rows: [
        ...times.milestones.map(({ milestone, at }): [string, string] => [
          words.milestone[milestone],
          at === null && !canBeUnknown.has(milestone) ? 'not recorded' : clock.time(at)
        ]),
        ['Aware in the sense of the law', times.aware === null ? 'not recorded' : clock.time(times.aware)]
      ]
    },
    {
      kind: 'facts',
      rows: [
        [
          'Exposure window',
          times.exposure === null && exposure.exposedFor !== null ? `${duration(exposure.exposedFor)} so far` : duration(times.exposure)
        ],
        ['Time to detect', duration(times.detect)],
        ['Time to contain', duration(times.contain)],
        ['Time to repair', duration(times.repair)]
      ]
    }
  ]
}
