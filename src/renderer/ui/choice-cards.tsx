import { useId } from 'react'
import styles from './choice-cards.module.css'
import { cx } from './cx.ts'

/** One of a few, each with a sentence of what it means. */
export function ChoiceCards<T extends string>({
  legend,
  value,
  options,
  onChange,
  hasFocus = false
}: {
  legend: string
  value: T | null
  options: readonly { value: T; name: string; says?: string | undefined }[]
  onChange(value: NoInfer<T>): void
  /** The first one gets the focus when the dialog opens. */
  hasFocus?: boolean
}) {
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      {options.map((option, at) => (
        <label key={option.value} className={cx(styles.card, value === option.value && styles.on)}>
          <input
            type="radio"
            name={name}
            className={styles.radio}
            {...(hasFocus && at === 0 ? { 'data-autofocus': true } : {})}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span className={styles.name}>{option.name}</span>
          {option.says && <span className={styles.says}>{option.says}</span>}
        </label>
      ))}
    </fieldset>
  )
}
