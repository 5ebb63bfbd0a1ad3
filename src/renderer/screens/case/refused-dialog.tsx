import { useState } from 'react'
import { useAct } from '../../store/use-act.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Refusal } from './refusal.tsx'

/** What a gate refused outside of a dialog. */
export function RefusedDialog() {
  const refused = useApp((state) => state.case.refused)
  const refuse = useApp((state) => state.case.refuse)
  const doIt = useApp((state) => state.case.act)
  const act = useAct()
  const [isBusy, setBusy] = useState(false)
  if (refused === null) return null
  const override = (reason: string): void => {
    setBusy(true)
    act(
      doIt(refused.act, reason).finally(() => setBusy(false)),
      'It was not done'
    )
  }
  return (
    <Dialog
      title="A gate is shut"
      size="normal"
      onClose={() => refuse(null)}
      footer={
        <Button data-autofocus onClick={() => refuse(null)}>
          Leave it as it is
        </Button>
      }
    >
      <Refusal error={refused.error} isBusy={isBusy} onOverride={override} />
    </Dialog>
  )
}
