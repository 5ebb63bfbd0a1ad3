import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './facts.module.css'

/** Names and values in two columns. */
export const Facts = ({ children, className }: { children: ReactNode; className?: string | undefined }) => (
  <dl className={cx(styles.facts, className)}>{children}</dl>
)

export const Fact = ({ name, children }: { name: ReactNode; children: ReactNode }) => (
  <>
    <dt className={styles.name}>{name}</dt>
    <dd className={styles.value}>{children}</dd>
  </>
)
