import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'
import styles from './field.module.css'

/** A named input with a sentence of help. */
export function Field({
  label,
  help,
  children
}: {
  label: string
  help?: ReactNode
  children: (ids: { id: string; 'aria-describedby'?: string }) => ReactNode
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({ id, ...(help ? { 'aria-describedby': `${id}-help` } : {}) })}
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  )
}

export const Input = ({ className, isMono = false, ...rest }: { isMono?: boolean } & ComponentProps<'input'>) => (
  <input
    autoComplete="off"
    autoCapitalize="off"
    spellCheck={false}
    className={cx(styles.input, isMono && styles.mono, className)}
    {...rest}
  />
)

export const TextArea = ({ className, isMono = false, ...rest }: { isMono?: boolean } & ComponentProps<'textarea'>) => (
  <textarea autoComplete="off" className={cx(styles.input, styles.area, isMono && styles.mono, className)} {...rest} />
)

export const Select = ({ className, ...rest }: ComponentProps<'select'>) => (
  <span className={styles.choice}>
    <select className={cx(styles.input, styles.select, className)} {...rest} />
    <ChevronDown size={14} />
  </span>
)
