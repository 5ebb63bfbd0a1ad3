import type { ComponentProps } from 'react'
import styles from './button.module.css'
import { cx } from './cx.ts'

interface Look {
  look?: 'plain' | 'primary' | 'ghost' | 'quiet' | 'danger'
  size?: 'small' | 'normal'
}

const names = ({ look = 'plain', size = 'normal' }: Look, className: string | undefined): string =>
  cx(styles.button, styles[look], size === 'small' && styles.small, className)

export const Button = ({ look, size, className, ...rest }: Look & ComponentProps<'button'>) => (
  <button type="button" className={names({ ...(look ? { look } : {}), ...(size ? { size } : {}) }, className)} {...rest} />
)

/** A link that looks like a button, for what leads to another place. */
export const ButtonLink = ({ look, size, className, children, ...rest }: Look & ComponentProps<'a'>) => (
  <a className={names({ ...(look ? { look } : {}), ...(size ? { size } : {}) }, className)} {...rest}>
    {children}
  </a>
)
