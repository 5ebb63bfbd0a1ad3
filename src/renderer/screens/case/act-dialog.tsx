import type { ActInput } from '../../store/case-slice.ts'
import { useApp } from '../../store/use-app.ts'
import { SendDialog, type SendDialogProps } from '../send-dialog.tsx'
import { Refusal } from './refusal.tsx'

interface ActDialogProps extends Omit<SendDialogProps, 'failure' | 'send' | 'wayPast'> {
  /** Without it: the case that is shown. */
  caseId?: string
  act(form: HTMLFormElement): ActInput
  onDone?: () => void
}

/** A form that does one act to a case. What a gate refuses is shown in it, with the way past. */
export function ActDialog({ caseId, act, onDone, ...dialog }: ActDialogProps) {
  const send = useApp((state) => state.case.act)
  return (
    <SendDialog
      {...dialog}
      failure="It was not done"
      send={async (form, override) => {
        await send(act(form), override, caseId)
        onDone?.()
      }}
      wayPast={(error, isBusy, override) =>
        error.code === 'case.refused' && <Refusal key={String(error.data?.gate)} error={error} isBusy={isBusy} onOverride={override} />
      }
    />
  )
}
