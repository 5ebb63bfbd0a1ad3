import { type ReactNode, useId, useRef, useState } from 'react'
import type { BulkheadError } from '../../../contract/errors.ts'
import { asError } from '../../store/as-error.ts'
import type { ActInput } from '../../store/case-slice.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Refusal } from './refusal.tsx'

interface ActDialogProps {
  title: string
  says?: ReactNode
  size?: 'small' | 'normal' | 'large'
  /** What the button does, in words. */
  confirm: string
  isDanger?: boolean
  isReady: boolean
  /** Called when it is sent, and again with an override. A value that must not be held is read from the form here. */
  act(form: HTMLFormElement): ActInput
  onClose(): void
  onDone?: () => void
  children?: ReactNode
}

/** A form that does one act to the case. What a gate refuses is shown in it, with the way past. */
export function ActDialog({
  title,
  says,
  size = 'normal',
  confirm,
  isDanger = false,
  isReady,
  act,
  onClose,
  onDone,
  children
}: ActDialogProps) {
  const send = useApp((state) => state.case.act)
  const [error, setError] = useState<BulkheadError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const id = useId()
  const form = useRef<HTMLFormElement>(null)

  const submit = async (override?: string): Promise<void> => {
    if (form.current === null) return
    setBusy(true)
    try {
      await send(act(form.current), override)
      onDone?.()
      onClose()
    } catch (caught) {
      setError(asError(caught))
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={title}
      says={says}
      size={size}
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
        style={{ display: 'grid', gap: 14 }}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {children}
      </form>
      {error?.code === 'case.refused' ? (
        <Refusal key={String(error.data?.gate)} error={error} isBusy={isBusy} onOverride={(reason) => void submit(reason)} />
      ) : (
        error && <ErrorState error={error} title="It was not done" isInline />
      )}
    </Dialog>
  )
}
