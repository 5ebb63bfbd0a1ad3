import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** Nothing is here: says so, and what to do first. */
export const EmptyState = ({
  icon,
  title,
  children,
  actions
}: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  actions?: ReactNode
}) => (
  <div className={styles.state}>
    {icon && <div className={styles.icon}>{icon}</div>}
    <p className={styles.title}>{title}</p>
    {children && <p className={styles.words}>{children}</p>}
    {actions && <div className={styles.actions}>{actions}</div>}
  </div>
)
