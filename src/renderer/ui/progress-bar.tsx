import { cx } from './cx.ts'
import styles from './progress-bar.module.css'

/** How far a job is. Without a total it only says that it runs. */
export function ProgressBar({
  done,
  total,
  label,
  isPaused = false,
  className
}: {
  done: number
  total: number
  label: string
  isPaused?: boolean
  className?: string | undefined
}) {
  const part = total > 0 ? Math.min(1, done / total) : null
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(part === null ? {} : { 'aria-valuenow': Math.floor(part * 100) })}
      className={cx(styles.bar, isPaused && styles.paused, className)}
    >
      <i className={cx(styles.fill, part === null && styles.unknown)} style={part === null ? {} : { transform: `scaleX(${part})` }} />
    </div>
  )
}
