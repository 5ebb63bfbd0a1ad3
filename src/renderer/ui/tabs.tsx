import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './tabs.module.css'

/** One of several pages in the same place, with its acts at the right. */
export const Tabs = <T extends string>({
  label,
  value,
  options,
  onChange,
  aside,
  children
}: {
  label: string
  value: T
  options: readonly { value: T; name: string }[]
  onChange(value: NoInfer<T>): void
  aside?: ReactNode
  children: ReactNode
}) => (
  <Radix.Root
    value={value}
    className={styles.tabs}
    onValueChange={(chosen) => {
      const option = options.find((one) => one.value === chosen)
      if (option) onChange(option.value)
    }}
  >
    <div className={styles.bar}>
      <Radix.List className={styles.list} aria-label={label}>
        {options.map((option) => (
          <Radix.Trigger key={option.value} value={option.value} className={styles.tab}>
            {option.name}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {aside}
    </div>
    {options.map((option) => (
      <Radix.Content key={option.value} value={option.value} tabIndex={-1} className={styles.page}>
        {option.value === value && children}
      </Radix.Content>
    ))}
  </Radix.Root>
)
