import { Check } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import styles from './checkbox.module.css'
import { cx } from './cx.ts'

/** A native checkbox under the drawn box, so that every assistive tool knows it. */
export const Checkbox = ({ children, className, ...rest }: { children: ReactNode } & Omit<ComponentProps<'input'>, 'type'>) => (
  <label className={cx(styles.label, className)}>
    <input type="checkbox" className={styles.input} {...rest} />
    <span className={styles.box} aria-hidden="true">
      <Check size={11} strokeWidth={3} />
    </span>
    {children}
  </label>
)
