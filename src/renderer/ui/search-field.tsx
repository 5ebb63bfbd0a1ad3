import { Search, X } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'
import styles from './search-field.module.css'

/** `data-search` marks the field that `/` focuses. */
export const SearchField = ({
  label,
  value,
  onClear,
  className,
  ...rest
}: { label: string; value: string; onClear(): void } & ComponentProps<'input'>) => (
  <div className={cx(styles.field, className)}>
    <Search size={15} />
    <input
      data-search
      type="search"
      aria-label={label}
      value={value}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      className={styles.input}
      {...rest}
    />
    {value === '' ? (
      <Kbd>/</Kbd>
    ) : (
      <button type="button" className={styles.clear} aria-label="Clear the search" onClick={onClear}>
        <X size={13} />
      </button>
    )}
  </div>
)
