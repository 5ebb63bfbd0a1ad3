import { RotationStep } from '../../../../contract/case/states.ts'
import type { IncidentReport } from '../incident-report.ts'
import type { ReportFacts } from '../report-facts.ts'
import { words } from '../words.ts'
import { evidenceRef, journalRefs } from './references.ts'

/** Tasks of playbooks that contain for the moment. */
const emergency = ['contain', 'end-sessions']

/** What was done against the leak, oldest first: NIST SP 800-61r3 asks for who, when, kind and result of each. */
export function actionsOf(facts: ReportFacts): IncidentReport['actions'] {
  const { record, plan, tasks } = facts.view
  const actions: IncidentReport['actions'] = []
  const refs = (ids: readonly string[], at: string): string[] => [...ids.map((id) => evidenceRef(facts, id)), ...journalRefs(facts, at)]
  for (const id of emergency) {
    const done = record.tasks[id]
    if (done?.done !== true) continue
    const title = tasks.find((task) => task.id === id)?.title ?? id
    actions.push({ at: done.at, who: done.who, kind: 'emergency', text: title, result: done.note, evidence: refs(done.evidence, done.at) })
  }
  for (const { step, at, who, text, evidence } of record.rotation) {
    const isFinal = step === 'deleted' || plan.steps.find((each) => each.step === step)?.pointOfNoReturn === true
    const kind = step === 'deactivated' || step === 'deleted' ? (isFinal ? 'permanent' : 'temporary') : 'recovery'
    actions.push({ at, who, kind, text: words.rotation[step], result: text, evidence: refs(evidence, at) })
  }
  for (const { name, state, movedAt, note } of record.dependents) {
    if (movedAt === null) continue
    actions.push({
      at: movedAt,
      who: '',
      kind: 'recovery',
      text: `${name}: ${words.dependent[state]}`,
      result: note,
      evidence: journalRefs(facts, movedAt)
    })
  }
  if (record.rejection !== null) {
    const { at, who, text, evidence } = record.rejection
    actions.push({ at, who, kind: 'permanent', text: 'Old value proven rejected', result: text, evidence: refs(evidence, at) })
  }
  for (const { what, text, at, who } of record.prevention)
    actions.push({ at, who, kind: 'permanent', text: `Prevention: ${words.prevention[what]}`, result: text, evidence: refs([], at) })
  return actions.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

/** How the key was replaced, and what proves that the old one is gone. */
export function rotationOf(facts: ReportFacts): IncidentReport['rotation'] {
  const { record, plan } = facts.view
  const done = new Map(record.rotation.map((proof) => [proof.step, proof]))
  const [first] = record.secrets
  const created = done.get('created')?.at
  return {
    oldKey: first?.preview ?? '',
    replacement: record.replacement,
    overlapRule: plan.overlapText,
    overlap: created === undefined ? null : { from: created, to: done.get('deactivated')?.at ?? done.get('deleted')?.at ?? null },
    steps: RotationStep.options.map((step) => {
      const planned = plan.steps.find((each) => each.step === step)
      const proof = done.get(step)
      return {
        step,
        title: words.rotation[step],
        at: proof?.at ?? null,
        who: proof?.who ?? '',
        text: proof?.text ?? '',
        pointOfNoReturn: planned?.pointOfNoReturn ?? false,
        evidence: proof ? [...proof.evidence.map((id) => evidenceRef(facts, id)), ...journalRefs(facts, proof.at)] : []
      }
    }),
    rejection: record.rejection && {
      text: record.rejection.text,
      at: record.rejection.at,
      who: record.rejection.who,
      evidence: [...record.rejection.evidence.map((id) => evidenceRef(facts, id)), ...journalRefs(facts, record.rejection.at)]
    },
    unprovable: record.statements.filter(({ about }) => about === 'rejection-unprovable').map(({ text, at, who }) => ({ text, at, who }))
  }
}
