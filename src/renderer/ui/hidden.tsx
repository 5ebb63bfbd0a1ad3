import type { ReactNode } from 'react'
import styles from './hidden.module.css'

/** Words for those who hear the page. */
export const Hidden = ({ as: Element = 'span', children }: { as?: 'span' | 'h1' | 'h2'; children: ReactNode }) => (
  <Element className={styles.hidden}>{children}</Element>
)
