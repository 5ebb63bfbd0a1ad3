import { expect, it } from 'vitest'
import { reportFacts } from '../../../../../test/support/report-facts.ts'
import type { ReportFacts } from '../report-facts.ts'
import { indicatorsOf } from './indicators.ts'
import { usageOf } from './usage.ts'

const from = '2026-11-18T02:00:00.000Z'
const to = '2026-11-18T09:00:00.000Z'
const minute = (n: number): string => `2026-11-18T02:${n}:00.000Z`

/** Two uses of one address, of which the first rows are at hand; the second has an agent, an account and a key more. */
const facts = (): ReportFacts => {
  const { usage, rows, view, ...rest } = reportFacts()
  const [group] = usage?.groups ?? []
  const [row] = rows
  if (!usage || !group || !row) return expect.fail()
  const rowOf = (n: number, change: Partial<typeof row>): typeof row => ({ ...row, line: n, at: Date.parse(minute(n)), ...change })
  return {
    ...rest,
    view: { ...view, record: { ...view.record, judgements: {} } },
    usage: {
      ...usage,
      groups: [
        { ...group, id: 'sent', rows: 50, from, to, judgement: 'not-ours' },
        { ...group, id: 'read', actor: 'key owner, eve', rows: 2, from: minute(30), to: minute(31), judgement: null }
      ]
    },
    rows: [
      rowOf(10, { group: 'sent' }),
      rowOf(11, { group: 'sent' }),
      rowOf(30, { group: 'read' }),
      rowOf(31, { group: 'read', actor: 'eve', userAgent: 'curl/8', key: 'mk-2' })
    ]
  }
}
const made = (some: ReportFacts) => indicatorsOf(some, usageOf(some))
const of = (some: ReportFacts, value: string) => made(some).filter((each) => each.value === value)

it('gives an address the rows and times of all its uses, with the evidence of each', () => {
  expect(of(facts(), '203.0.113.77')).toEqual([
    {
      kind: 'address',
      value: '203.0.113.77',
      standing: 'judged',
      first: from,
      last: to,
      rows: 52,
      atLeast: false,
      evidence: ['mailgun-events.ndjson lines 10, 11, 30, 31', '48 more rows']
    }
  ])
})

it('gives an account, a user agent and a key the rows that hold it, and says that there may be more', () => {
  const alone = { standing: 'observed', first: minute(31), last: minute(31), rows: 1, atLeast: true }
  for (const value of ['eve', 'curl/8', 'mk-2'])
    expect(of(facts(), value)).toMatchObject([{ ...alone, evidence: ['mailgun-events.ndjson line 31'] }])
  const first = { standing: 'judged', first: minute(10), last: minute(30), rows: 3, evidence: ['mailgun-events.ndjson lines 10, 11, 30'] }
  for (const value of ['key owner', 'python-requests/2.31', 'mk-7781aa']) expect(of(facts(), value)).toMatchObject([first])
  expect(of(facts(), 'key owner, eve')).toEqual([])
})

it('knows the number where all rows are at hand, and leaves out what was judged ours', () => {
  const all = facts()
  for (const group of all.usage?.groups ?? []) {
    group.judgement = group.id === 'read' ? 'ours' : 'not-ours'
    group.rows = 2
  }
  expect(of(all, 'mk-7781aa')).toMatchObject([{ rows: 2, atLeast: false }])
  expect(of(all, 'curl/8')).toEqual([])
})
