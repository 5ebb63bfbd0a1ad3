import type { IncidentReport } from '../incident-report.ts'
import type { ReportFacts } from '../report-facts.ts'
import { rowRefs } from './references.ts'

type Indicator = IncidentReport['indicators'][number]
type Group = IncidentReport['usage']['groups'][number]

/** In rows alone: a group may mix several of each. */
const inRows = [
  ['account', 'actor'],
  ['user agent', 'userAgent'],
  ['key', 'key']
] as const

/** Addresses, accounts, user agents and keys of use that stood out, without what a person judged to be ours. */
export function indicatorsOf(facts: ReportFacts, usage: IncidentReport['usage']): Indicator[] {
  const groups = new Map(usage.groups.filter(({ judgement }) => judgement !== 'ours').map((group) => [group.id, group]))
  const rows = facts.rows.filter(({ group }) => groups.has(group))
  const atLeast = rows.length < [...groups.values()].reduce((sum, group) => sum + group.rows, 0)
  const addresses = [...Map.groupBy(groups.values(), ({ ip }) => ip)].map(([value, own]): Indicator => {
    const ids = new Set(own.map(({ id }) => id))
    const inAll = own.reduce((sum, group) => sum + group.rows, 0)
    return {
      kind: 'address',
      value,
      standing: standingOf(own),
      first: least(own.map(({ from }) => from)),
      last: most(own.map(({ to }) => to)),
      rows: inAll,
      atLeast: false,
      evidence: rowRefs(
        rows.filter(({ group }) => ids.has(group)),
        inAll
      )
    }
  })
  const others = inRows.flatMap(([kind, field]) =>
    [...Map.groupBy(rows, (row) => row[field])].map(([value, own]): Indicator => {
      const times = own.map(({ at }) => new Date(at).toISOString())
      return {
        kind,
        value,
        standing: standingOf(own.flatMap(({ group }) => groups.get(group) ?? [])),
        first: least(times),
        last: most(times),
        rows: own.length,
        atLeast,
        evidence: rowRefs(own, own.length)
      }
    })
  )
  return [...addresses, ...others]
    .filter(({ value }) => value !== '')
    .sort((a, b) => Number(b.standing === 'judged') - Number(a.standing === 'judged') || b.rows - a.rows)
}

const standingOf = (groups: readonly Group[]): Indicator['standing'] =>
  groups.some(({ judgement }) => judgement === 'not-ours') ? 'judged' : 'observed'

/** Times of one form are in the order of their texts. */
const least = (times: readonly string[]): string => times.reduce((a, b) => (b < a ? b : a))
const most = (times: readonly string[]): string => times.reduce((a, b) => (b > a ? b : a))
