import type { Clock } from '../clock.ts'
import type { IncidentReport } from '../incident-report.ts'
import { words } from '../words.ts'
import type { Section } from './block.ts'
import { table } from './table.ts'

/** A to D: what people wrote, rows of logs, the history, the journal. */
export function annexes({ notes, statements, rows, cleanup, journal, cover }: IncidentReport, clock: Clock): Section[] {
  return [
    {
      number: 'A',
      id: 'notes',
      title: 'Notes and statements',
      blocks: [
        table(
          { caption: 'Statements: what could not be proven and was written down instead', empty: 'No statement was made.' },
          {
            'Time (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.at) },
            Who: { width: 2, cell: (row) => row.who },
            About: { width: 3, cell: (row) => words.statement[row.about] },
            Text: { width: 8, cell: (row) => row.text }
          },
          statements
        ),
        table(
          { caption: 'Notes: these may be opinions', empty: 'No note was written.' },
          {
            'Time (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.at) },
            Who: { width: 2, cell: (row) => row.who },
            Text: { width: 11, cell: (row) => row.text }
          },
          notes
        )
      ]
    },
    {
      number: 'B',
      id: 'rows',
      title: 'Rows of logs',
      blocks: [
        table(
          { caption: 'The first rows of each use that stood out', empty: 'None.' },
          {
            'Log, line': { width: 3, cell: (row) => `${row.importName} ${row.line}` },
            'Time (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(new Date(row.at).toISOString()) },
            Address: { width: 2.5, fixed: true, cell: (row) => row.ip },
            'Account, key': { width: 3, cell: (row) => [row.actor, row.key].filter((part) => part !== '').join(', ') },
            Action: { width: 4, cell: (row) => [row.action, row.resource].filter((part) => part !== '').join(' ') },
            Result: { width: 1.5, cell: (row) => row.result },
            'User agent': { width: 4, cell: (row) => row.userAgent }
          },
          rows
        )
      ]
    },
    {
      number: 'C',
      id: 'cleanup',
      title: 'The history',
      blocks: [
        { kind: 'text', text: 'Rotation comes first: a rewritten history does not call back what was read.' },
        table(
          { caption: 'What a rewrite would have to touch', empty: 'No repository of the workspace holds the secret.' },
          {
            Source: { width: 3, cell: (row) => row.sourceName },
            'Branches and tags': { width: 4, cell: (row) => row.refs.slice(0, 8).join(', ') },
            Paths: { width: 4, cell: (row) => row.paths.slice(0, 8).join(', ') },
            Blobs: { width: 1, cell: (row) => String(row.blobs.length) },
            Commits: { width: 1.3, cell: (row) => String(row.commits) },
            Unreachable: { width: 1.6, cell: (row) => String(row.unreachable) }
          },
          cleanup
        ),
        ...cleanup.flatMap(({ sourceName, notes: said }) => said.map((text) => ({ kind: 'text' as const, text: `${sourceName}: ${text}` })))
      ]
    },
    {
      number: 'D',
      id: 'journal',
      title: 'Journal',
      blocks: [
        {
          kind: 'text',
          text: cover.journal.intact
            ? 'Each entry carries the SHA-256 of the one before; the chain was checked when this report was made.'
            : `The chain is broken: ${cover.journal.broken ?? ''}.`
        },
        table(
          { caption: 'Entries', empty: 'The journal is empty.', most: 400 },
          {
            No: { width: 1, cell: (row) => String(row.seq) },
            'Time (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.at) },
            Who: { width: 2, cell: (row) => row.who },
            Act: { width: 2, cell: (row) => row.act },
            'SHA-256, first 16': { width: 3, fixed: true, cell: (row) => row.hash.slice(0, 16) }
          },
          journal
        )
      ]
    }
  ]
}
