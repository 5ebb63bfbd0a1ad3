import { Eye, EyeOff, Search } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { longestValue, tooLong } from './longest-value.ts'
import styles from './value-field.module.css'

/**
 * Takes a value and lets go of it. The field is not React's: no state, and so no copy, holds what is in it. A paste is
 * handed on before it reaches the field at all. No spell checker sees it, since some send words away.
 */
export function ValueField({
  isAgain,
  label = 'The value',
  does = 'Find',
  takesFocus = false,
  says = 'Searched as soon as it is pasted; the field is emptied at once. Shift+Enter for a new line.',
  onValue
}: {
  isAgain: boolean
  label?: string
  /** What happens with the value, in one word and in a sentence. */
  does?: string
  says?: string
  /** It comes up in place of what had the focus. */
  takesFocus?: boolean
  onValue(value: string): void
}) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [isVisible, setVisible] = useState(false)
  const [isEmpty, setEmpty] = useState(true)
  const [isTooLong, setTooLong] = useState(false)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])

  const handOn = (raw: string): void => {
    if (field.current) field.current.value = ''
    setEmpty(true)
    const value = raw.trim()
    setTooLong(value.length > longestValue)
    if (value !== '' && value.length <= longestValue) onValue(value)
  }
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>): void => {
    if (field.current?.value !== '') return
    event.preventDefault()
    handOn(event.clipboardData.getData('text/plain'))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    handOn(event.currentTarget.value)
  }

  return (
    <div className={styles.box}>
      <textarea
        ref={field}
        data-autofocus
        rows={isAgain ? 1 : 3}
        aria-label={label}
        aria-describedby={id}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={isAgain ? 'Paste another value' : 'Paste the value here'}
        className={cx(styles.field, !isVisible && styles.hidden)}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
        onInput={(event) => setEmpty(event.currentTarget.value === '')}
      />
      <div className={styles.foot}>
        <span id={id} className={styles.help} role={isTooLong ? 'alert' : undefined}>
          {isTooLong ? tooLong : says}
        </span>
        <IconButton
          label={isVisible ? 'Hide what is typed' : 'Show what is typed'}
          aria-pressed={isVisible}
          onClick={() => setVisible(!isVisible)}
        >
          {isVisible ? <EyeOff size={15} /> : <Eye size={15} />}
        </IconButton>
        <Button size="small" look="primary" disabled={isEmpty} onClick={() => handOn(field.current?.value ?? '')}>
          <Search size={13} /> {does}
        </Button>
      </div>
    </div>
  )
}
