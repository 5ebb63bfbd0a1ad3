import { Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './notice.module.css'

/** A sentence that must not be missed. */
export const Notice = ({ tone = 'info', children }: { tone?: 'info' | 'warn'; children: ReactNode }) => (
  <div className={cx(styles.notice, styles[tone])}>
    {tone === 'warn' ? <TriangleAlert size={15} /> : <Info size={15} />}
    <div className={styles.words}>{children}</div>
  </div>
)
