import type { Step } from '../../contract/case/states.ts'
import { stepName, steps } from './case-words.ts'
import styles from './mini-hull.module.css'

/** The four steps of a case in small: four compartments, each filled as far as it is done (0 to 1). */
export const MiniHull = ({ progress }: { progress: Readonly<Record<Step, number>> }) => (
  <span
    className={styles.hull}
    role="img"
    aria-label={steps.map((step) => `${stepName[step]} ${Math.round(progress[step] * 100)} %`).join(', ')}
  >
    {steps.map((step) => (
      <i key={step} className={styles.compartment} title={`${stepName[step]}: ${Math.round(progress[step] * 100)} %`}>
        <i className={styles.fill} style={{ transform: `scaleX(${progress[step]})` }} />
      </i>
    ))}
  </span>
)
