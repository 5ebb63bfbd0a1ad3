import { createClock, shortOid } from '../clock.ts'
import type { IncidentReport, TimelineEvent } from '../incident-report.ts'
import type { ReportFacts } from '../report-facts.ts'
import { words } from '../words.ts'

/** Notes are opinions as well as facts: they stand in an annex. */
const opinions = new Set(['note'])

/** What happened, oldest first: from git, from logs that a person judged, and from the journal. */
export function timelineOf({ view, journal }: ReportFacts, usage: IncidentReport['usage']): TimelineEvent[] {
  const { exposure, milestones } = view
  const events: TimelineEvent[] = []
  const { firstCommit } = exposure
  if (firstCommit !== null)
    events.push({
      at: firstCommit.date,
      who: firstCommit.author,
      kind: 'exposure',
      text: 'First commit that holds the secret',
      evidence: [`commit ${shortOid(firstCommit.oid)}`]
    })
  for (const { sourceName, life } of exposure.sources)
    for (const { ref, from, to } of life) {
      events.push({ at: from, who: '', kind: 'exposure', text: `Secret reaches ${ref} of ${sourceName}`, evidence: ['git history'] })
      if (to !== null)
        events.push({
          at: to,
          who: '',
          kind: 'exposure',
          text: `Secret leaves the tip of ${ref} of ${sourceName}`,
          evidence: ['git history']
        })
    }
  for (const { milestone, at } of milestones)
    if (at !== null && !(milestone === 'first-exposed' && firstCommit?.date === at))
      events.push({ at, who: '', kind: 'milestone', text: words.milestone[milestone], evidence: ['case milestones'] })
  for (const group of usage.groups)
    if (group.judgement === 'not-ours')
      events.push({
        at: group.from,
        who: group.actor,
        kind: 'usage',
        text: `First of ${group.rows} uses judged not ours: ${group.action || 'action not logged'} from ${group.ip || 'an address not logged'}, the last at ${createClock('UTC').time(group.to)}`,
        evidence: group.evidence
      })
  for (const { seq, at, who, act, text } of journal)
    if (!opinions.has(act)) events.push({ at, who, kind: 'response', text, evidence: [`journal ${seq}`] })
  return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
