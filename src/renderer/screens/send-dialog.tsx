import { type ComponentProps, type ReactNode, useId, useRef, useState } from 'react'
import type { BulkheadError } from '../../contract/errors.ts'
import { asError } from '../store/as-error.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import styles from './send-dialog.module.css'

export interface SendDialogProps extends Omit<ComponentProps<typeof Dialog>, 'footer'> {
  /** What the button does, in words. */
  confirm: string
  isDanger?: boolean
  isReady?: boolean
  /** Title of what went wrong. */
  failure: string
  /** Called when it is sent, and again with an override. A value that must not be held is read from the form here. */
  send(form: HTMLFormElement, override?: string): Promise<unknown>
  /** In place of the error, where there is a way past it. */
  wayPast?(error: BulkheadError, isBusy: boolean, override: (reason: string) => void): ReactNode
}

/** A form in a window: closes when what it sends has arrived, and stays with what was written when it has not. */
export function SendDialog({
  confirm,
  isDanger = false,
  isReady = true,
  failure,
  send,
  wayPast,
  onClose,
  children,
  ...dialog
}: SendDialogProps) {
  const [error, setError] = useState<BulkheadError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const id = useId()
  const form = useRef<HTMLFormElement>(null)

  const submit = async (override?: string): Promise<void> => {
    if (form.current === null) return
    setBusy(true)
    try {
      await send(form.current, override)
      onClose()
    } catch (caught) {
      setError(asError(caught))
      setBusy(false)
    }
  }

  return (
    <Dialog
      {...dialog}
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" form={id} look={isDanger ? 'danger' : 'primary'} disabled={!isReady || isBusy}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={id}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          // React hands it on through portals: a window over this one must not send this one too.
          event.stopPropagation()
          void submit()
        }}
      >
        {children}
      </form>
      {error && (wayPast?.(error, isBusy, (reason) => void submit(reason)) || <ErrorState error={error} title={failure} isInline />)}
    </Dialog>
  )
}
