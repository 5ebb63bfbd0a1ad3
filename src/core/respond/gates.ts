import type { CaseRecord } from '../../contract/case/record.ts'
import type { CloseReason, DependentState, Gate, RotationStep } from '../../contract/case/states.ts'
import { Gate as GateName, RotationStep as RotationStepName } from '../../contract/case/states.ts'
import type { CaseFacts } from './case-facts.ts'

export interface GateAnswer {
  gate: Gate
  open: boolean
  /** A sentence: why it is shut and what opens it, or what opened it. */
  why: string
}

/** What asks for a gate. `overlap` is the provider's rule. */
export type GuardedAct =
  | { kind: 'rotate'; step: RotationStep; overlap: 'several' | 'two' | 'replace' | 'unknown' }
  | { kind: 'start-monitoring' }
  | { kind: 'close'; reason: CloseReason }

/**
 * Gates of closing, by the reason given. What is no leak (false positive, test fixture, duplicate) passes none. A key that was dead before
 * needs no monitoring window, but proof that it is dead. A risk can be accepted only by one who has seen what the key was used for.
 */
const closing: Record<CloseReason, readonly Gate[]> = {
  'revoked-verified': ['old-value-rejected', 'usage-reviewed', 'tips-clean', 'prevention-recorded', 'monitoring-over'],
  'already-dead': ['old-value-rejected', 'usage-reviewed', 'tips-clean', 'prevention-recorded'],
  'accepted-until': ['usage-reviewed'],
  'false-positive': [],
  'test-fixture': [],
  duplicate: []
}

/** The gates that an act has to pass, each as it stands now. */
export function gatesOf(act: GuardedAct, record: CaseRecord, facts: CaseFacts): GateAnswer[] {
  if (act.kind === 'close') return closing[act.reason].map((gate) => gateNow(gate, record, facts))
  if (act.kind === 'start-monitoring') return [gateNow('old-value-rejected', record, facts)]
  const order = inOrder(record, act.step)
  if (act.step === 'deactivated') return [dependentsMoved(record), order]
  // Where the new key kills the old one, making it is switching the old one off: who uses it must at least be ready.
  return act.step === 'created' && act.overlap === 'replace' ? [dependentsReady(record), order] : [order]
}

/** All gates as the page shows them. */
export const allGates = (record: CaseRecord, facts: CaseFacts): GateAnswer[] => GateName.options.map((gate) => gateNow(gate, record, facts))

export function gateNow(gate: Gate, record: CaseRecord, facts: CaseFacts): GateAnswer {
  switch (gate) {
    case 'dependents-moved':
      return dependentsMoved(record)
    case 'old-value-rejected':
      return oldValueRejected(record)
    case 'usage-reviewed':
      return usageReviewed(record, facts)
    case 'tips-clean':
      return tipsClean(record, facts)
    case 'prevention-recorded':
      return record.prevention.length > 0
        ? open(
            gate,
            `${record.prevention.length === 1 ? 'A step' : `${record.prevention.length} steps`} against the next leak is recorded.`
          )
        : shut(gate, 'Nothing is recorded that keeps this from happening again. Record a step of prevention.')
    case 'monitoring-over':
      return monitoringOver(record, facts)
    case 'rotation-order':
      return inOrder(record, nextRotationStep(record) ?? 'deleted')
  }
}

const open = (gate: Gate, why: string): GateAnswer => ({ gate, open: true, why })
const shut = (gate: Gate, why: string): GateAnswer => ({ gate, open: false, why })

const settled = (dependent: CaseRecord['dependents'][number]): boolean =>
  dependent.state === 'live' || dependent.state === 'not-a-dependent' || (dependent.state === 'accepted-break' && dependent.note !== '')

const neverSearched = 'Nobody has looked for who uses the key. Search the sources for dependents, or add by hand the services that use it.'

function dependentsMoved(record: CaseRecord): GateAnswer {
  const gate = 'dependents-moved'
  const { dependents } = record
  if (dependents.length === 0) {
    if (record.dependentsSearchedAt === null) return shut(gate, neverSearched)
    return open(gate, 'The sources were searched and nothing was found that uses the key.')
  }
  const left = dependents.filter((dependent) => !settled(dependent))
  if (left.length === 0)
    return open(gate, `All ${dependents.length} dependents are live on the new key, accepted to break, or no dependents.`)
  return shut(
    gate,
    `${left.length} of ${dependents.length} dependents ${left.length === 1 ? 'still needs' : 'still need'} the old key: ${named(left)}. ` +
      'Move each to the new key, or accept in writing that it breaks.'
  )
}

const ready = new Set<DependentState>(['staged', 'tested', 'live', 'not-a-dependent'])

function dependentsReady(record: CaseRecord): GateAnswer {
  const gate = 'dependents-moved'
  const { dependents } = record
  if (dependents.length === 0 && record.dependentsSearchedAt === null)
    return shut(gate, `At this provider the new key ends the old one at once. ${neverSearched}`)
  const left = dependents.filter((dependent) => !ready.has(dependent.state) && !settled(dependent))
  if (left.length === 0) return open(gate, 'All that use the key are ready for the new one.')
  return shut(
    gate,
    `At this provider the new key ends the old one at once, and ${left.length} of ${dependents.length} dependents ` +
      `${left.length === 1 ? 'is' : 'are'} not ready: ${named(left)}. Stage each, or accept in writing that it breaks.`
  )
}

const named = (dependents: CaseRecord['dependents']): string => {
  // One service may use the key at several places.
  const shown = [...new Set(dependents.map(({ name }) => name))].slice(0, 3)
  const more = dependents.filter(({ name }) => !shown.includes(name)).length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}

function oldValueRejected(record: CaseRecord): GateAnswer {
  const gate = 'old-value-rejected'
  if (record.rejection) return open(gate, 'The old value was tried and rejected.')
  const unprovable = record.statements.some(({ about }) => about === 'rejection-unprovable')
  if (!unprovable)
    return shut(
      gate,
      'Nobody has proven that the old value is rejected. Try it and record what came back, or state why that can’t be proven.'
    )
  // A statement stands in for the proof, not for switching the key off.
  if (!hasStep(record, 'deactivated'))
    return shut(gate, 'It is stated that rejection can’t be proven, but the old key was not deactivated yet. Deactivate it first.')
  return open(gate, 'It is stated in writing why rejection can’t be proven.')
}

function usageReviewed(record: CaseRecord, facts: CaseFacts): GateAnswer {
  const gate = 'usage-reviewed'
  if (record.verdict) return open(gate, 'There is a verdict on what the key was used for while it was exposed.')
  if (record.statements.some(({ about }) => about === 'logs-unavailable')) return open(gate, 'It is stated that there are no logs.')
  const left = facts.usage?.groups.filter(({ judged }) => !judged).length ?? 0
  if (left > 0)
    return shut(
      gate,
      `${left} ${left === 1 ? 'group of rows stands' : 'groups of rows stand'} out and ${left === 1 ? 'is' : 'are'} not judged. Judge them and give the verdict.`
    )
  if (facts.usage) return shut(gate, 'The logs are imported, but there is no verdict. Say what they show.')
  return shut(gate, 'Nobody has looked at what the key was used for. Import the logs and give a verdict, or state that there are none.')
}

function tipsClean(record: CaseRecord, facts: CaseFacts): GateAnswer {
  const gate = 'tips-clean'
  const accepted = record.statements.some(({ about }) => about === 'tips-accepted')
  if (facts.tips.length > 0) {
    const shown = facts.tips.slice(0, 3).map(({ sourceName, ref }) => `${ref} of ${sourceName}`)
    const more = facts.tips.length - shown.length
    const where = more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
    return accepted
      ? open(gate, `The value still lies at ${where}; it is stated in writing why it may.`)
      : shut(gate, `The value still lies at ${where}. Take it out and scan again, or state in writing why it may stay.`)
  }
  if (facts.gone.length > 0)
    return accepted
      ? open(gate, 'Its source was removed, so nothing can be looked up; that is accepted in writing.')
      : shut(
          gate,
          `${facts.gone.join(', ')} held the value and was removed from Bulkhead, so nobody can say whether it still does. Add and scan it again, or state in writing why that need not be known.`
        )
  return open(gate, 'No branch tip and no folder holds the value, as of the last scans.')
}

function monitoringOver(record: CaseRecord, { now }: CaseFacts): GateAnswer {
  const gate = 'monitoring-over'
  const { monitor } = record
  if (!monitor) return shut(gate, 'The old key was not watched yet. Start monitoring once it is proven dead.')
  if (record.state !== 'monitoring' && record.state !== 'closed')
    return shut(gate, 'The case was reopened after monitoring began. Start monitoring anew.')
  if (Date.parse(monitor.end) > Date.parse(now))
    return shut(gate, `Monitoring runs until ${day(monitor.end)}. Wait for its end and record its checks.`)
  const never = monitor.checks.filter(({ results }) => results.length === 0).map(({ title }) => `“${title}”`)
  if (never.length > 0)
    return shut(gate, `Monitoring ended on ${day(monitor.end)}, but nobody ever did: ${never.join(', ')}. Do the check and record it.`)
  return open(gate, `Monitoring ended on ${day(monitor.end)}.`)
}

const order = RotationStepName.options

export const hasStep = (record: Pick<CaseRecord, 'rotation'>, step: RotationStep): boolean =>
  record.rotation.some((proof) => proof.step === step)

export const nextRotationStep = (record: Pick<CaseRecord, 'rotation'>): RotationStep | undefined =>
  order.find((step) => !hasStep(record, step))

function inOrder(record: CaseRecord, step: RotationStep): GateAnswer {
  const gate = 'rotation-order'
  const missing = order.slice(0, order.indexOf(step)).filter((before) => !hasStep(record, before))
  if (missing.length === 0) return open(gate, `All that comes before “${step}” is recorded.`)
  return shut(
    gate,
    `“${step}” comes after ${missing.map((name) => `“${name}”`).join(', ')}, which ${missing.length === 1 ? 'is' : 'are'} not recorded yet.`
  )
}

const day = (iso: string): string => iso.slice(0, 10)
