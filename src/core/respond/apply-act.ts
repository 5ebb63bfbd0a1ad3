import type { CaseRecord } from '../../contract/case/record.ts'
import type { Gate } from '../../contract/case/states.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { assess } from './acts/assess.ts'
import { type ActContext, type Applied, by, notPossible, type SafeAct } from './acts/context.ts'
import { dependents } from './acts/dependents.ts'
import { end } from './acts/end.ts'
import { monitor } from './acts/monitor.ts'
import { rotate } from './acts/rotate.ts'
import { oneLine, speak } from './acts/speak.ts'
import { type GateAnswer, gatesOf } from './gates.ts'
import { asOfNow, nextState } from './states.ts'

const table: { [K in SafeAct['kind']]: (record: CaseRecord, act: Extract<SafeAct, { kind: K }>, context: ActContext) => Applied } = {
  ...speak,
  ...assess,
  ...rotate,
  ...dependents,
  ...monitor,
  ...end
}

/**
 * What an act makes of a case. Pure: `facts.now` is the time. Throws case.not-possible where the act does not fit the state or names what
 * is not there; case.refused, with `data.gate` and `data.gates`, where a gate is shut and there is no `override`. With one, the reason is
 * kept for exactly the gates that were shut.
 */
export function applyAct(
  before: CaseRecord,
  act: SafeAct,
  context: ActContext & { override: string | undefined }
): Applied & { overridden: Gate[] } {
  const record = asOfNow(before, context.facts.now)
  const next = nextState(record.state, act)
  if ('impossible' in next) throw notPossible(next.impossible)
  const applied = apply(record, act, context)
  const gates = guarded(act, record, context).filter(({ open }) => !open)
  if (gates.length > 0 && context.override === undefined) throw refused(gates)
  const reason = context.override ?? ''
  const overrides = gates.map(({ gate }) => ({ gate, reason, act: act.kind, ...by(context) }))
  // A failed check reopens the case by itself.
  const state = applied.record.state === record.state ? next.state : applied.record.state
  return {
    record: { ...applied.record, state, overrides: [...applied.record.overrides, ...overrides] },
    text: overrides.length === 0 ? applied.text : `${applied.text} Against ${list(overrides)}, because: ${oneLine(reason)}`,
    overridden: gates.map(({ gate }) => gate)
  }
}

const apply = <K extends SafeAct['kind']>(record: CaseRecord, act: Extract<SafeAct, { kind: K }>, context: ActContext): Applied =>
  table[act.kind as K](record, act, context)

function guarded(act: SafeAct, record: CaseRecord, { facts, rules }: ActContext): GateAnswer[] {
  switch (act.kind) {
    case 'rotate':
      return gatesOf({ kind: 'rotate', step: act.step, overlap: rules.overlap }, record, facts)
    case 'start-monitoring':
      return gatesOf({ kind: 'start-monitoring' }, record, facts)
    case 'close':
      return gatesOf({ kind: 'close', reason: act.reason }, record, facts)
    default:
      return []
  }
}

const refused = (gates: readonly GateAnswer[]): BulkheadError =>
  new BulkheadError('case.refused', gates.map(({ why }) => why).join(' '), {
    data: { gate: gates[0]?.gate, gates: gates.map(({ gate, why }) => ({ gate, why })) }
  })

const list = (overrides: readonly { gate: Gate }[]): string =>
  overrides.length === 1 ? `the gate ${overrides[0]?.gate}` : `the gates ${overrides.map(({ gate }) => gate).join(', ')}`
