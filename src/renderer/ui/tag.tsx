import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './tag.module.css'

export type Tone = 'plain' | 'crit' | 'flood' | 'warn' | 'ok' | 'info' | 'accent'

/** A small fact. `pulse` puts a dot before it, for what is so right now. */
export const Tag = ({
  tone = 'plain',
  pulse = false,
  className,
  children
}: {
  tone?: Tone
  pulse?: boolean
  className?: string | undefined
  children: ReactNode
}) => (
  <span className={cx(styles.tag, styles[tone], className)}>
    {pulse && <i className={styles.pulse} />}
    {children}
  </span>
)
