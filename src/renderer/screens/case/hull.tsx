import type { Step } from '../../../contract/case/states.ts'
import type { CaseView } from '../../../contract/case/view.ts'
import { routeHref } from '../../store/route.ts'
import { isEnded, isMoved, stepName, steps } from '../../ui/case-words.ts'
import { cx } from '../../ui/cx.ts'
import { plural } from '../../ui/format-number.ts'
import { useCase } from './case-context.ts'
import styles from './hull.module.css'

export interface Compartment {
  step: Step
  /** 0 to 1. */
  part: number
  says: string
  isAhead: boolean
}

/** How far each step is: its tasks, for the dependents those that are moved. What a provider has not is not counted. */
export function compartmentsOf({ record, tasks }: Pick<CaseView, 'record' | 'tasks'>): Compartment[] {
  return steps.map((step) => {
    const counted = tasks.filter((task) => task.step === step && task.applies !== 'not-available')
    const done = counted.filter((task) => task.done).length
    const part = counted.length === 0 ? 0 : done / counted.length
    if (step === 'dependents') {
      const real = record.dependents.filter((one) => one.state !== 'not-a-dependent')
      const moved = real.filter((one) => isMoved(one.state)).length
      if (real.length > 0) return { step, part: moved / real.length, says: `${moved} of ${real.length} moved`, isAhead: false }
    }
    if (step === 'monitor' && record.monitor === null && !isEnded(record.state))
      return {
        step,
        part,
        says: record.state === 'deactivated' ? 'can begin' : 'starts after rotation',
        isAhead: record.state !== 'deactivated'
      }
    return { step, part, says: counted.length === 0 ? 'nothing to do' : `${done} of ${plural(counted.length, 'task')}`, isAhead: false }
  })
}

/** The four steps as compartments of a hull; each fills as far as it is done. */
export function Hull({ part }: { part: string }) {
  const view = useCase()
  return (
    <nav className={styles.hull} aria-label="Steps">
      {compartmentsOf(view).map((compartment, at) => (
        <a
          key={compartment.step}
          href={routeHref({ screen: 'incidents', id: view.record.id, part: compartment.step })}
          aria-current={part === compartment.step ? 'step' : undefined}
          className={cx(styles.compartment, part === compartment.step && styles.now, compartment.isAhead && styles.ahead)}
        >
          <i className={styles.fill} style={{ transform: `scaleX(${compartment.part})` }} />
          <b className={styles.number}>{at + 1}</b>
          <span className={styles.name}>{stepName[compartment.step]}</span>
          <small className={styles.says}>{compartment.says}</small>
        </a>
      ))}
    </nav>
  )
}
