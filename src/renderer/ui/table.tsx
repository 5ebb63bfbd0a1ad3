import type { ReactNode } from 'react'
import styles from './table.module.css'

export interface Column {
  name: ReactNode
  isNumber?: boolean
}

/** A plain table of a few rows; it scrolls sideways where it is narrow. Long lists are VirtualGrid's. */
export const Table = ({ label, columns, children }: { label: string; columns: readonly Column[]; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, so the keyboard must reach it
  <div className={styles.scroller} role="region" aria-label={label} tabIndex={0}>
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns do not change places
            <th key={at} scope="col" {...(column.isNumber ? { 'data-number': true } : {})}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
)
