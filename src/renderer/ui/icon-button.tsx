import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import styles from './icon-button.module.css'
import { Tip } from './tip.tsx'

/** A button that is only a picture: its name is read aloud and shown on hover. */
export const IconButton = ({ label, className, children, ...rest }: { label: string } & Omit<ComponentProps<'button'>, 'aria-label'>) => (
  <Tip text={label}>
    <button type="button" aria-label={label} className={cx(styles.button, className)} {...rest}>
      {children}
    </button>
  </Tip>
)
