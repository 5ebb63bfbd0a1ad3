import type { IncidentReport } from '../incident-report.ts'
import type { ReportFacts } from '../report-facts.ts'

type Indicator = IncidentReport['indicators'][number]

/** Addresses, accounts, user agents and keys of use that stood out, without what a person judged to be ours. */
export function indicatorsOf({ rows }: ReportFacts, usage: IncidentReport['usage']): Indicator[] {
  const found = new Map<string, Indicator>()
  for (const group of usage.groups) {
    if (group.judgement === 'ours') continue
    const standing = group.judgement === 'not-ours' ? 'judged' : 'observed'
    const seen = rows.filter((row) => row.group === group.id)
    const values: [Indicator['kind'], string][] = [
      ['address', group.ip],
      ['account', group.actor],
      ...seen.map((row): [Indicator['kind'], string] => ['user agent', row.userAgent]),
      ...seen.map((row): [Indicator['kind'], string] => ['key', row.key])
    ]
    for (const [kind, value] of new Map(values.map((each) => [each.join('\0'), each])).values()) {
      if (value === '') continue
      const known = found.get(`${kind}\0${value}`)
      if (known === undefined) {
        found.set(`${kind}\0${value}`, {
          kind,
          value,
          standing,
          first: group.from,
          last: group.to,
          rows: group.rows,
          evidence: [...group.evidence]
        })
        continue
      }
      known.standing = known.standing === 'judged' ? 'judged' : standing
      known.first = known.first < group.from ? known.first : group.from
      known.last = known.last > group.to ? known.last : group.to
      known.rows += group.rows
    }
  }
  return [...found.values()].sort((a, b) => Number(b.standing === 'judged') - Number(a.standing === 'judged') || b.rows - a.rows)
}
