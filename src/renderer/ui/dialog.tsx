import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { cx } from './cx.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'
import { useReturnFocus } from './use-return-focus.ts'

interface DialogProps {
  title: string
  /** One sentence under the title; read aloud when the dialog opens. */
  says?: ReactNode
  size?: 'small' | 'normal' | 'large'
  onClose(): void
  footer?: ReactNode
  children?: ReactNode
}

/** A window over the screen, open as long as it is rendered. What bears data-autofocus gets the focus, else the window itself. */
export function Dialog({ title, says, size = 'normal', onClose, footer, children }: DialogProps) {
  const content = useRef<HTMLDivElement>(null)
  const focus = useReturnFocus()
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.veil} />
        <Radix.Content
          ref={content}
          tabIndex={-1}
          className={cx(styles.dialog, styles[size])}
          {...(says ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            focus.remember()
            ;(content.current?.querySelector<HTMLElement>('[data-autofocus]') ?? content.current)?.focus()
          }}
          onCloseAutoFocus={focus.giveBack}
        >
          <header className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <IconButton label="Close" onClick={onClose}>
              <X size={16} />
            </IconButton>
          </header>
          {says && <Radix.Description className={styles.says}>{says}</Radix.Description>}
          <div className={styles.body}>{children}</div>
          {footer && <footer className={styles.foot}>{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
