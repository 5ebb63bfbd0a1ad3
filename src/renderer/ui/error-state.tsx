import { RotateCw, TriangleAlert } from 'lucide-react'
import type { BulkheadError } from '../../contract/errors.ts'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import styles from './error-state.module.css'
import { visibleText } from './visible-text.ts'

/** What went wrong, what to do, and a way to try again. The message comes from the core and says the first two. */
export const ErrorState = ({
  error,
  title,
  onRetry,
  isInline = false
}: {
  error: BulkheadError
  title: string
  onRetry?: () => void
  isInline?: boolean
}) => (
  <div role="alert" className={cx(styles.state, isInline && styles.inline)}>
    <TriangleAlert size={isInline ? 16 : 20} className={styles.icon} />
    <div className={styles.words}>
      <p className={styles.title}>{title}</p>
      <p className={styles.message}>{visibleText(error.message)}</p>
      <code className={styles.code}>{error.code}</code>
    </div>
    {onRetry && (
      <Button size="small" onClick={onRetry}>
        <RotateCw size={13} /> Try again
      </Button>
    )}
  </div>
)
