import type { CaseRow } from '../../contract/case/view.ts'
import { stepName, steps } from './case-words.ts'
import styles from './mini-hull.module.css'

/** Of the dependents those that are moved count, as on the page of the case; of the other steps their tasks. */
const progressOf = ({ progress, dependents: { moved, all } }: CaseRow): CaseRow['progress'] =>
  all === 0 ? progress : { ...progress, dependents: moved / all }

/** The four steps of a case in small: four compartments, each filled as far as it is done (0 to 1). */
export function MiniHull({ row }: { row: CaseRow }) {
  const progress = progressOf(row)
  return (
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
}
