import { type Clock, count } from '../clock.ts'
import type { IncidentReport } from '../incident-report.ts'
import { words } from '../words.ts'
import type { Section } from './block.ts'
import { evidenceOf, said, table } from './table.ts'

/** 10 to 15: what was done, who was told. */
export function responseSections(report: IncidentReport, clock: Clock): Section[] {
  const { actions, rotation, dependents, monitoring, communications, legal } = report
  const { replacement, overlap, rejection, unprovable } = rotation
  return [
    {
      number: '10',
      id: 'actions',
      title: 'Containment, eradication, recovery',
      blocks: [
        table(
          { caption: 'Actions', empty: 'None recorded yet.' },
          {
            'Time (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.at) },
            Who: { width: 2, cell: (row) => said(row.who, '') },
            Kind: { width: 1.8, cell: (row) => row.kind },
            Action: { width: 4, cell: (row) => row.text },
            Result: { width: 5, cell: (row) => row.result },
            Evidence: { width: 3, cell: evidenceOf }
          },
          actions
        )
      ]
    },
    {
      number: '11',
      id: 'rotation',
      title: 'Rotation record',
      blocks: [
        {
          kind: 'facts',
          rows: [
            ['Old key', said(rotation.oldKey)],
            [
              'New key',
              replacement === null
                ? 'none recorded'
                : `id ${said(replacement.keyId)}, kept at ${replacement.place}${replacement.fingerprint === null ? '' : `, HMAC id ${replacement.fingerprint}`}`
            ],
            ['Rule of the provider', said(rotation.overlapRule)],
            [
              'Both keys valid',
              overlap === null ? 'not known' : `${clock.time(overlap.from)} to ${overlap.to === null ? 'now' : clock.time(overlap.to)}`
            ],
            [
              'Old value rejected',
              rejection !== null
                ? `${rejection.text} (${rejection.who}, ${clock.time(rejection.at)}; ${evidenceOf(rejection)})`
                : unprovable.length > 0
                  ? `cannot be proven: ${unprovable.map(({ text }) => text).join(' ')}`
                  : 'not proven'
            ]
          ]
        },
        table(
          { caption: 'Steps', empty: '' },
          {
            Step: { width: 3, cell: (row) => `${row.title}${row.pointOfNoReturn ? ' (no way back)' : ''}` },
            'Time (UTC)': { width: 3, fixed: true, cell: (row) => (row.at === null ? 'not done' : clock.short(row.at)) },
            Who: { width: 2, cell: (row) => row.who },
            Proof: { width: 6, cell: (row) => row.text },
            Evidence: { width: 3, cell: (row) => (row.at === null ? '' : evidenceOf(row)) }
          },
          rotation.steps
        )
      ]
    },
    {
      number: '12',
      id: 'dependents',
      title: 'Dependents',
      blocks: [
        {
          kind: 'text',
          text:
            dependents.searchedAt === null
              ? 'The sources were not searched for dependents.'
              : `The sources were last searched at ${clock.time(dependents.searchedAt)}.`
        },
        table(
          { caption: 'Who uses the key', empty: 'None is known.' },
          {
            Name: { width: 3, cell: (row) => row.name },
            Certainty: { width: 2, cell: (row) => row.certainty },
            Where: {
              width: 4,
              cell: (row) =>
                [row.sourceName, row.path === null ? '' : `${row.path}${row.line === null ? '' : `:${row.line}`}`]
                  .filter((part) => part !== '')
                  .join(' ')
            },
            'Owner, environment': {
              width: 2.5,
              cell: (row) => [said(row.owner, 'owner not known'), row.environment].filter((part) => part !== '').join(', ')
            },
            State: { width: 2, cell: (row) => words.dependent[row.state] },
            'Moved (UTC)': { width: 2.2, fixed: true, cell: (row) => (row.movedAt === null ? 'not moved' : clock.short(row.movedAt)) },
            'Test, fallback, note': { width: 4, cell: (row) => [row.test, row.fallback, row.note].filter((part) => part !== '').join('; ') }
          },
          dependents.list
        )
      ]
    },
    {
      number: '13',
      id: 'monitoring',
      title: 'Monitoring window',
      blocks:
        monitoring === null
          ? [{ kind: 'text', text: 'Not started.' }]
          : [
              {
                kind: 'facts',
                rows: [
                  ['Window', `${clock.time(monitoring.start)} to ${clock.time(monitoring.end)}`],
                  ['Extended', said(monitoring.extendedFor, 'no')],
                  [
                    'Old key used after its end',
                    monitoring.afterUses === null
                      ? 'not known: no log was imported'
                      : `${count(monitoring.afterUses.rows, 'use')}, ${monitoring.afterUses.failed} of them refused`
                  ]
                ]
              },
              table(
                { caption: 'Checks', empty: 'No check was planned.' },
                {
                  Check: { width: 4, cell: (row) => row.title },
                  By: { width: 2, cell: (row) => (row.automatic ? 'Bulkhead' : 'a person') },
                  Every: { width: 1.5, cell: (row) => count(row.everyHours, 'hour') },
                  Results: {
                    width: 6,
                    cell: (row) =>
                      row.results.length === 0
                        ? 'none yet'
                        : `${count(row.results.length, 'check')}, ${row.results.filter(({ ok }) => !ok).length} failed; last ${clock.short(row.results.at(-1)?.at ?? null)}: ${row.results.at(-1)?.ok ? 'good' : 'failed'} ${row.results.at(-1)?.note ?? ''}`
                  }
                },
                monitoring.checks
              )
            ]
    },
    {
      number: '14',
      id: 'communications',
      title: 'Communications',
      blocks: [
        table(
          { caption: 'Who was told', empty: 'Nobody was told as far as recorded.' },
          {
            'Time (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.at) },
            By: { width: 2, cell: (row) => row.who },
            To: { width: 2, cell: (row) => row.to },
            Channel: { width: 2, cell: (row) => said(row.channel) },
            What: { width: 7, cell: (row) => row.text }
          },
          communications
        )
      ]
    },
    {
      number: '15',
      id: 'legal',
      title: 'Notification by law',
      blocks:
        legal === null
          ? [
              {
                kind: 'text',
                text: 'Nobody weighed whether a duty to notify exists. GDPR Art. 33 counts 72 hours from when the organisation became aware.'
              }
            ]
          : [
              ...(legal.overdue
                ? [
                    {
                      kind: 'note' as const,
                      tone: 'warn' as const,
                      text: `72 hours have passed at ${clock.time(legal.due)}, and nothing is decided.`
                    }
                  ]
                : []),
              {
                kind: 'facts',
                rows: [
                  ['Aware since', clock.time(legal.awareAt)],
                  ['72 hours end', clock.time(legal.due)],
                  ['Decision', `${words.decision[legal.decision]}, ${clock.time(legal.at)} by ${legal.who}`],
                  ['Reason', said(legal.reason, 'not given')],
                  ['Art. 33(3)(a) nature', legal.nature],
                  ['(a) data subjects and records', said(legal.subjects)],
                  ['(b) contact', said(legal.contact)],
                  ['(c) likely consequences', said(legal.consequences)],
                  ['(d) measures', said(legal.measures)]
                ]
              }
            ]
    }
  ]
}
