import { ChevronDown } from 'lucide-react'
import { bandWord } from '../../ui/case-words.ts'
import { cx } from '../../ui/cx.ts'
import { Popover } from '../../ui/popover.tsx'
import tags from '../../ui/tag.module.css'
import { visibleText } from '../../ui/visible-text.ts'
import { useCase } from './case-context.ts'
import styles from './severity-sum.module.css'

/** The score, and the sum behind it for whoever asks. */
export function SeveritySum() {
  const { severity } = useCase()
  const band = bandWord[severity.band]
  return (
    <Popover
      label="How the severity adds up"
      trigger={
        <button type="button" className={cx(tags.tag, tags[band.tone], styles.chip)} title="How the severity adds up">
          {band.name} · {severity.score} <ChevronDown size={11} />
        </button>
      }
    >
      <dl className={styles.factors}>
        {severity.factors.map((factor) => (
          <div key={factor.factor} className={styles.factor}>
            <dt>{factor.factor}</dt>
            <dd className={styles.points}>
              {factor.points} <small>of {factor.most}</small>
            </dd>
            <dd className={styles.bar} aria-hidden="true">
              <i style={{ transform: `scaleX(${factor.most > 0 ? Math.min(1, factor.points / factor.most) : 0})` }} />
            </dd>
            <dd className={styles.why}>{visibleText(factor.why)}</dd>
          </div>
        ))}
        <div className={styles.sum}>
          <dt>Sum, at most 100</dt>
          <dd>{severity.score}</dd>
        </div>
      </dl>
    </Popover>
  )
}
