import { Check, Lock, LockOpen } from 'lucide-react'
import type { Gate } from '../../../contract/case/states.ts'
import { gateName } from '../../ui/case-words.ts'
import { cx } from '../../ui/cx.ts'
import { Hidden } from '../../ui/hidden.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { useCase } from './case-context.ts'
import styles from './gate-list.module.css'

/** What closing asks for; the other gates are met on the way. */
const closing: readonly Gate[] = ['old-value-rejected', 'usage-reviewed', 'tips-clean', 'prevention-recorded', 'monitoring-over']

/** Each gate of closing: open or shut, why, and whether somebody went past it. */
export function GateList() {
  const gates = useCase().gates.filter(({ gate }) => closing.includes(gate))
  return (
    <ul className={styles.gates}>
      {gates.map((gate) => (
        <li key={gate.gate} className={cx(styles.gate, gate.open ? styles.open : gate.overridden !== null ? styles.passed : styles.shut)}>
          {gate.open ? <Check size={14} strokeWidth={2.5} /> : gate.overridden !== null ? <LockOpen size={14} /> : <Lock size={14} />}
          <div className={styles.words}>
            <p>
              <Hidden>{gate.open ? 'Open:' : gate.overridden !== null ? 'Overridden:' : 'Shut:'}</Hidden> {gateName[gate.gate]}
            </p>
            <small>{visibleText(gate.why)}</small>
            {gate.overridden !== null && <small className={styles.reason}>Overridden: {visibleText(gate.overridden)}</small>}
          </div>
        </li>
      ))}
    </ul>
  )
}
