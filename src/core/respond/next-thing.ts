import type { CaseRecord } from '../../contract/case/record.ts'
import type { CaseView, EvidenceClock } from '../../contract/case/view.ts'
import { isOwed } from './acts/monitor.ts'
import type { CaseFacts } from './case-facts.ts'
import { evidenceExpires } from './clocks.ts'
import { gateNow, gatesOf, hasStep } from './gates.ts'
import { isEnded } from './states.ts'

const hour = 3_600_000
/** Evidence that is gone sooner goes before all else. */
const soon = 72 * hour

type Next = CaseView['next']
type Overlap = CaseView['plan']['overlap']
/** The making of the new key, or what must come before where that ends the old one at once. */
type Make = (text: string) => Next

/** The one thing to do now; null for a case that has ended. */
export function nextThing(record: CaseRecord, facts: CaseFacts, clocks: readonly EvidenceClock[], overlap: Overlap): Next {
  if (isEnded(record.state)) return null
  const expires = evidenceExpires(clocks, record, facts.now)
  const left = expires === null ? Number.POSITIVE_INFINITY : Date.parse(expires) - Date.parse(facts.now)
  if (record.imports.length === 0 && left > 0 && left < soon)
    return assess(`Save the provider’s logs: those of the first hours are gone on ${expires?.slice(0, 16).replace('T', ' ')} UTC.`)
  const make = (text: string): Next => {
    const shut = gatesOf({ kind: 'rotate', step: 'created', overlap }, record, facts).find(({ open }) => !open)
    return shut ? dependents(shut.why) : rotate(text)
  }
  return rotateFirst(record, make) ?? assessNext(record, facts) ?? rotateNext(record, facts, make) ?? monitorNext(record, facts)
}

const assess = (text: string): Next => ({ step: 'assess', text })
const rotate = (text: string): Next => ({ step: 'rotate', text })
const dependents = (text: string): Next => ({ step: 'dependents', text })
const monitor = (text: string): Next => ({ step: 'monitor', text })

/** A key that the public has seen is replaced first and looked into afterwards. */
function rotateFirst(record: CaseRecord, make: Make): Next {
  const dead = record.rejection !== null || hasStep(record, 'deactivated')
  return record.exposure.audience === 'public' && !dead && !hasStep(record, 'created')
    ? make('Make a new key at the provider: anybody can have the old one.')
    : null
}

function assessNext(record: CaseRecord, facts: CaseFacts): Next {
  if (gateNow('usage-reviewed', record, facts).open) return null
  const left = facts.usage?.groups.filter(({ judged }) => !judged).length ?? 0
  if (left > 0)
    return assess(`Judge ${left === 1 ? 'the group of rows that stands' : `the ${left} groups of rows that stand`} out in the logs.`)
  if (facts.usage) return assess('Give the verdict: what was the key used for while it was exposed?')
  // Without logs the case goes on; the gate at closing waits.
  return hasStep(record, 'created') ? null : assess('Import the logs of the key’s use, or state that there are none.')
}

function rotateNext(record: CaseRecord, facts: CaseFacts, make: Make): Next {
  if (record.rejection !== null) return null
  if (!hasStep(record, 'created')) return make('Make a new key at the provider and record its id.')
  if (!hasStep(record, 'stored')) return rotate('Store the new key, and record where it is.')
  if (!hasStep(record, 'deactivated')) {
    const gate = gateNow('dependents-moved', record, facts)
    if (!gate.open) return dependents(gate.why)
    if (!hasStep(record, 'switched')) return rotate('Record that the use has been switched to the new key.')
    return rotate('Switch the old key off: nothing needs it any more.')
  }
  return gateNow('old-value-rejected', record, facts).open ? null : rotate('Try the old value and record that it is rejected.')
}

function monitorNext(record: CaseRecord, facts: CaseFacts): Next {
  if (record.monitor === null || record.state !== 'monitoring') return monitor('Start monitoring: see that the old key stays dead.')
  const { checks, end } = record.monitor
  const due = checks.find((check) => isOwed(check, end) && Date.parse(check.dueAt) <= Date.parse(facts.now))
  if (due) return monitor(`Do the check that is due: ${due.title}.`)
  for (const gate of ['tips-clean', 'prevention-recorded', 'usage-reviewed'] as const) {
    const { open, why } = gateNow(gate, record, facts)
    if (!open) return gate === 'usage-reviewed' ? assess(why) : monitor(why)
  }
  const over = gateNow('monitoring-over', record, facts)
  return monitor(over.open ? 'Close the case: every gate is open.' : over.why)
}
