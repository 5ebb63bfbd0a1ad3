import { Lock, LockOpen } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { isMoved } from '../../../ui/case-words.ts'
import { cx } from '../../../ui/cx.ts'
import { plural } from '../../../ui/format-number.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import { RotateDialog } from '../rotate/rotate-dialog.tsx'
import styles from './deactivation-gate.module.css'

/** Whether the old key may go off, said before anybody tries. */
export function DeactivationGate() {
  const { record, gates, plan } = useCase()
  const [isOpen, setOpen] = useState(false)
  const gate = gates.find((one) => one.gate === 'dependents-moved')
  const step = plan.steps.find((one) => one.step === 'deactivated')
  if (!gate || step?.done || record.close) return null
  const left = record.dependents.filter((one) => !isMoved(one.state) && one.state !== 'not-a-dependent').length
  return (
    <section className={cx(styles.gate, gate.open && styles.open)} aria-label="May the old key go off?">
      {gate.open ? <LockOpen size={18} /> : <Lock size={18} />}
      <div className={styles.words}>
        <p className={styles.title}>
          {gate.open
            ? 'The old key may go off'
            : left > 0
              ? `The old key stays on: ${plural(left, 'dependent still uses it', 'dependents still use it')}`
              : 'The old key stays on'}
        </p>
        <p className={styles.why}>
          {gate.open
            ? step && !step.possible && step.why !== ''
              ? visibleText(step.why)
              : visibleText(gate.why)
            : 'Deactivation opens when each is moved or its breakage is accepted in writing.'}
        </p>
      </div>
      <Button look={gate.open && step?.possible ? 'danger' : 'ghost'} onClick={() => setOpen(true)}>
        Deactivate old key…
      </Button>
      {isOpen && <RotateDialog step="deactivated" onClose={() => setOpen(false)} />}
    </section>
  )
}
