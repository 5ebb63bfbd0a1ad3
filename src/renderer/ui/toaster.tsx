import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Toast } from 'radix-ui'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import styles from './toaster.module.css'

export interface Message {
  id: number
  title: string
  detail: string | null
  tone: 'done' | 'problem'
  action: { label: string; run(): void } | null
}

/** Messages stay long enough to be read and undone; a problem stays until it is dismissed. */
const shownFor = 9000

export const Toaster = ({ messages, onDismiss }: { messages: readonly Message[]; onDismiss(id: number): void }) => (
  <Toast.Provider duration={shownFor} swipeDirection="right">
    {messages.map(({ id, title, detail, tone, action }) => (
      <Toast.Root
        key={id}
        className={cx(styles.toast, styles[tone])}
        duration={tone === 'problem' ? Number.POSITIVE_INFINITY : shownFor}
        onOpenChange={(open) => !open && onDismiss(id)}
      >
        {tone === 'problem' ? <CircleAlert size={16} /> : <CircleCheck size={16} />}
        <div className={styles.words}>
          <Toast.Title className={styles.title}>{title}</Toast.Title>
          {detail && <Toast.Description className={styles.detail}>{detail}</Toast.Description>}
        </div>
        {action && (
          <Toast.Action asChild altText={action.label}>
            <Button size="small" onClick={action.run}>
              {action.label}
            </Button>
          </Toast.Action>
        )}
        <Toast.Close asChild>
          <IconButton label="Dismiss">
            <X size={14} />
          </IconButton>
        </Toast.Close>
      </Toast.Root>
    ))}
    <Toast.Viewport className={styles.viewport} />
  </Toast.Provider>
)
