import { ToggleGroup } from 'radix-ui'
import styles from './segmented.module.css'

/** One of a few, all in sight. */
export const Segmented = <T extends string>({
  label,
  value,
  options,
  onChange
}: {
  label: string
  value: T
  options: readonly { value: T; name: string }[]
  onChange(value: NoInfer<T>): void
}) => (
  <ToggleGroup.Root
    type="single"
    aria-label={label}
    value={value}
    className={styles.group}
    onValueChange={(chosen) => {
      const option = options.find((one) => one.value === chosen)
      if (option) onChange(option.value)
    }}
  >
    {options.map((option) => (
      <ToggleGroup.Item key={option.value} value={option.value} className={styles.item}>
        {option.name}
      </ToggleGroup.Item>
    ))}
  </ToggleGroup.Root>
)
