import type { ReactNode } from 'react'
import styles from './card.module.css'
import { cx } from './cx.ts'

export const Card = ({
  title,
  aside,
  className,
  children
}: {
  title: string
  aside?: ReactNode
  className?: string | undefined
  children: ReactNode
}) => (
  <section className={cx(styles.card, className)} aria-label={title}>
    <header className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      {aside && <div className={styles.aside}>{aside}</div>}
    </header>
    {children}
  </section>
)
