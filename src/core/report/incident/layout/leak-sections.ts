import { type Clock, count, duration, shortOid } from '../clock.ts'
import type { IncidentReport } from '../incident-report.ts'
import { words } from '../words.ts'
import type { Block, Section } from './block.ts'
import { evidenceOf, said, table } from './table.ts'

const mostRefs = 4

/** 4 to 9: what leaked, who could see it, who used it, what it did. */
export function leakSections(report: IncidentReport, clock: Clock): Section[] {
  const { secrets, decoded, exposure, indicators, impact } = report
  return [
    {
      number: '4',
      id: 'secret',
      title: 'The secret',
      blocks: [
        table(
          { caption: 'Secrets of the case; the values are in no report', empty: 'No secret is recorded.' },
          {
            Type: { width: 3, cell: (row) => row.type },
            Provider: { width: 2, cell: (row) => row.provider },
            Masked: { width: 3, fixed: true, cell: (row) => row.preview },
            Severity: { width: 1.5, cell: (row) => row.severity },
            'HMAC id': { width: 4, fixed: true, cell: (row) => row.fingerprint }
          },
          secrets
        ),
        decoded.length === 0
          ? { kind: 'text', text: 'The value itself tells nothing more: account, owner, rights and age of the key are not known from it.' }
          : { kind: 'facts', rows: decoded.map(({ label, value }): [string, string] => [label, value]) }
      ]
    },
    { number: '5', id: 'occurrences', title: 'Occurrences', blocks: occurrenceBlocks(report.occurrences, clock) },
    {
      number: '6',
      id: 'exposure',
      title: 'Exposure and audience',
      blocks: [
        {
          kind: 'facts',
          rows: [
            ['Could be seen by', words.audience[exposure.audience]],
            ['Public since', exposure.audience === 'public' ? clock.time(exposure.firstPublicAt) : 'not public as far as known'],
            [
              'First commit',
              exposure.firstCommit === null
                ? 'not known'
                : `${exposure.firstCommit.oid} by ${exposure.firstCommit.author}, ${clock.time(exposure.firstCommit.date)}`
            ],
            ['Exposed for', duration(exposure.exposedFor)],
            ['Clones and downloads', 'not known: no host keeps a complete record'],
            [
              'What the provider did',
              exposure.provider === null
                ? 'not asked'
                : `${exposure.provider.done ? 'asked' : 'not asked yet'}. ${said(exposure.provider.note, '')} Evidence: ${evidenceOf(exposure.provider)}`
            ]
          ]
        },
        ...(exposure.note === '' ? [] : [{ kind: 'text' as const, text: exposure.note }])
      ]
    },
    { number: '7', id: 'usage', title: 'Usage assessment', blocks: usageBlocks(report.usage, clock) },
    {
      number: '8',
      id: 'indicators',
      title: 'Indicators',
      blocks: [
        table(
          {
            caption: `Judged: a person called this use not ours. Observed: it stood out and nobody cleared it${
              indicators.some(({ atLeast }) => atLeast) ? '. At least: in the rows of annex B alone, which are the first of each use' : ''
            }`,
            empty: 'None: no use stood out, or all that did was judged ours.'
          },
          {
            Kind: { width: 2, cell: (row) => row.kind },
            Value: { width: 4, fixed: true, cell: (row) => row.value },
            Standing: { width: 2, cell: (row) => row.standing },
            'First (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.first) },
            'Last (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.last) },
            Rows: { width: 1.5, cell: (row) => `${row.atLeast ? 'at least ' : ''}${row.rows}` },
            Evidence: { width: 3, cell: evidenceOf }
          },
          indicators
        )
      ]
    },
    {
      number: '9',
      id: 'impact',
      title: 'Impact',
      blocks:
        impact === null
          ? [{ kind: 'text', text: 'Not rated: impact on functions, on information and the effort of recovery are not known.' }]
          : [
              {
                kind: 'facts',
                rows: [
                  ['Functions', known(impact.functional)],
                  ['Information', known(impact.information)],
                  ['Recovery', known(impact.recoverability)],
                  ['Data subjects', said(impact.subjects)],
                  ['Cost', 'not recorded'],
                  ['Rated', `${clock.time(impact.at)} by ${impact.who}`]
                ]
              },
              ...(impact.text === '' ? [] : [{ kind: 'text' as const, text: impact.text }])
            ]
    }
  ]
}

const number = (n: number): string => n.toLocaleString('en')
const known = (word: string): string => (word === 'unknown' ? 'not known' : word)

function occurrenceBlocks({ inAll, commits, sources, tips, sourcesGone, places }: IncidentReport['occurrences'], clock: Clock): Block[] {
  return [
    ...(sourcesGone
      ? [
          {
            kind: 'note' as const,
            tone: 'warn' as const,
            text: 'A source of this case was removed from the workspace; its places are not known any more.'
          }
        ]
      : []),
    {
      kind: 'facts',
      rows: [
        ['Places', inAll === 0 ? 'none known' : count(inAll, 'place')],
        ['Commits', String(commits)],
        ['Tips that hold it still', tips.length === 0 ? 'none' : tips.map(({ sourceName, ref }) => `${ref} of ${sourceName}`).join(', ')]
      ]
    },
    table(
      { caption: 'By source', empty: 'No source of the workspace holds the secret.' },
      {
        Source: { width: 3, cell: (row) => row.sourceName },
        Places: { width: 1, cell: (row) => String(row.occurrences) },
        'At a tip': { width: 1, cell: (row) => (row.atTip ? 'yes' : 'no') },
        Reachable: { width: 1.5, cell: (row) => (row.reachable ? 'yes' : 'no') },
        Authors: { width: 3, cell: (row) => shortList(row.authors) },
        Paths: { width: 5, cell: (row) => shortList(row.paths) },
        'On branches and tags': {
          width: 5,
          cell: (row) =>
            shortList(
              row.life.map(
                ({ ref, from, to }) => `${ref} ${clock.short(from).slice(0, 10)} to ${to === null ? 'now' : clock.short(to).slice(0, 10)}`
              )
            )
        }
      },
      sources
    ),
    table(
      { caption: 'Places', empty: 'No place is known.' },
      {
        Place: { width: 5, cell: (row) => `${row.path ?? row.where}:${row.line}:${row.column}` },
        Source: { width: 2, cell: (row) => row.sourceName },
        Commit: { width: 2, fixed: true, cell: (row) => (row.commit === null ? 'no commit' : shortOid(row.commit)) },
        'Date (UTC)': { width: 3, fixed: true, cell: (row) => clock.short(row.date) },
        Author: { width: 2, cell: (row) => row.author ?? 'not known' },
        'Branches and tags': { width: 3, cell: (row) => (row.refs.length === 0 ? 'none reaches it' : shortList(row.refs, row.refCount)) },
        'At a tip': {
          width: 1.5,
          cell: (row) => (row.atTip ? 'yes' : row.removedAt === null ? 'no' : `until ${clock.short(row.removedAt).slice(0, 10)}`)
        }
      },
      places
    )
  ]
}

const shortList = (items: readonly string[], all = items.length): string => {
  const shown = items.slice(0, mostRefs)
  return `${shown.join(', ')}${all > shown.length ? ` and ${all - shown.length} more` : ''}`
}

function usageBlocks(usage: IncidentReport['usage'], clock: Clock): Block[] {
  const { verdict, rows, covered } = usage
  return [
    {
      kind: 'note',
      tone: verdict === null ? 'warn' : 'plain',
      text:
        verdict === null
          ? 'Nobody concluded on the use of the key yet.'
          : `Verdict: ${words.outcome[verdict.outcome]}, confidence ${verdict.confidence}, by ${verdict.who} at ${clock.time(verdict.at)}. ${verdict.text} It rests on: ${evidenceOf(verdict)}.`
    },
    table(
      { caption: 'Logs asked for: what the provider keeps, and for how long', empty: 'The playbook names no log of this provider.' },
      {
        Log: { width: 3, cell: (row) => row.log },
        Keeps: { width: 3, cell: (row) => row.keeps },
        'First exposed hour is gone at (UTC)': {
          width: 3,
          fixed: true,
          cell: (row) => (row.expiresAt === null ? 'not known' : clock.short(row.expiresAt))
        },
        'Source of this fact': { width: 4, cell: (row) => `${row.source}, ${row.date}` }
      },
      usage.asked
    ),
    table(
      { caption: 'Logs obtained', empty: 'No log was obtained.' },
      {
        Log: { width: 3, cell: (row) => `${row.name} (${row.format})` },
        Rows: { width: 1, cell: (row) => String(row.rows) },
        Unreadable: { width: 1.6, cell: (row) => String(row.badLines) },
        'From (UTC)': { width: 2.5, fixed: true, cell: (row) => clock.short(row.from) },
        'To (UTC)': { width: 2.5, fixed: true, cell: (row) => clock.short(row.to) },
        'SHA-256': { width: 4, fixed: true, cell: (row) => row.sha256 },
        Imported: { width: 2.5, cell: (row) => `${clock.short(row.at)} by ${row.who}` }
      },
      usage.obtained
    ),
    {
      kind: 'list',
      items: [
        ...(usage.notObtainable.length === 0
          ? ['Logs not obtainable: none was stated.']
          : usage.notObtainable.map(({ text, who, at }) => `Not obtainable, stated by ${who} at ${clock.time(at)}: ${text}`)),
        ...usage.statedGaps.map(({ text, who, at }) => `Gap, stated by ${who} at ${clock.time(at)}: ${text}`),
        ...usage.gaps.map((gap) => `Gap: ${gap}`)
      ]
    },
    {
      kind: 'facts',
      rows: [
        ['Time covered', covered === null ? 'none' : `${clock.time(covered.from)} to ${clock.time(covered.to)}`],
        [
          'Uses',
          rows === null
            ? 'no log'
            : `${number(rows.all)} in all: ${number(rows.before)} before the exposure, ${number(rows.exposed)} while exposed, ${number(rows.after)} after the old key ended`
        ]
      ]
    },
    ...(usage.buckets.length > 1 ? [{ kind: 'usage' as const, buckets: usage.buckets, bucketHours: usage.bucketHours }] : []),
    table(
      { caption: 'Tests', empty: 'No test was run.' },
      {
        Test: { width: 2, cell: (row) => words.test[row.test] },
        Run: { width: 1, cell: (row) => (row.ran ? 'yes' : 'no') },
        Fired: { width: 1, cell: (row) => String(row.fired) },
        Explanation: { width: 8, cell: (row) => row.text }
      },
      usage.tests
    ),
    table(
      { caption: 'Uses that stood out', empty: 'No use stood out.' },
      {
        'From where, what': { width: 3, cell: (row) => [row.ip, row.actor, row.action].filter((part) => part !== '').join(', ') },
        Rows: { width: 1.4, cell: (row) => `${row.rows}${row.failed > 0 ? ` (${row.failed} failed)` : ''}` },
        'From, to (UTC)': { width: 2.6, fixed: true, cell: (row) => `${clock.short(row.from)} ${clock.short(row.to)}` },
        Why: { width: 4.6, cell: (row) => row.reasons.map(({ text }) => text).join(' ') },
        Judgement: {
          width: 2.2,
          cell: (row) =>
            row.judgement === null
              ? 'not judged'
              : `${words.judgement[row.judgement]}${row.judgedBy === null ? '' : `, ${row.judgedBy}`}${row.note === '' ? '' : `: ${row.note}`}`
        },
        Evidence: { width: 2.6, cell: evidenceOf }
      },
      usage.groups
    ),
    ...(usage.suggestion === null ? [] : [{ kind: 'text' as const, text: `What the rules would say: ${usage.suggestion}` }])
  ]
}
