import { useState } from 'react'
import type { BulkheadError } from '../../../contract/errors.ts'
import type { IgnoreReason } from '../../../contract/model.ts'
import { asError } from '../../store/as-error.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp, useAppStore } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceCards } from '../../ui/choice-cards.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Field, Select, TextArea } from '../../ui/field.tsx'
import { plural } from '../../ui/format-number.ts'
import { type Expiry, expiries, expiryDate, reasonNames, reasons } from './ignore-words.ts'

/** Why, for how long, and a note for whoever asks later. Can be undone from the message that follows. */
export function IgnoreDialog({ ids, onClose }: { ids: readonly string[]; onClose(): void }) {
  const store = useAppStore()
  const ignore = useApp((state) => state.findings.ignore)
  const act = useAct()
  const [reason, setReason] = useState<IgnoreReason | null>(null)
  const [note, setNote] = useState('')
  const [expiry, setExpiry] = useState<Expiry>('never')
  const [error, setError] = useState<BulkheadError | null>(null)
  const [isSending, setSending] = useState(false)
  const what = ids.length === 1 ? 'this secret' : plural(ids.length, 'secret')

  const send = async (): Promise<void> => {
    if (reason === null) return
    setSending(true)
    try {
      await ignore(ids, { reason, note, until: expiryDate(expiry) })
    } catch (caught) {
      setError(asError(caught))
      setSending(false)
      return
    }
    const { toasts, findings } = store.getState()
    toasts.show({
      title: ids.length === 1 ? 'Ignored' : `${plural(ids.length, 'secret')} ignored`,
      detail: reasonNames[reason].name,
      action: { label: 'Undo', run: () => act(findings.unignore(ids), 'It could not be undone') }
    })
    onClose()
  }

  return (
    <Dialog
      title={`Ignore ${what}`}
      says="In every source, wherever the same value lies. It stays in the record, and can be brought back."
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" disabled={reason === null || isSending} onClick={() => void send()}>
            Ignore
          </Button>
        </>
      }
    >
      <ChoiceCards
        legend="Reason"
        hasFocus
        value={reason}
        options={reasons.map((value) => ({ value, ...reasonNames[value] }))}
        onChange={setReason}
      />
      <Field label="Note">
        {(ids) => (
          <TextArea
            {...ids}
            rows={2}
            maxLength={2000}
            placeholder="Who decided, where it is written"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <Field label="How long">
        {(ids) => (
          <Select
            {...ids}
            value={expiry}
            onChange={(event) => setExpiry(expiries.find((one) => one.value === event.target.value)?.value ?? 'never')}
          >
            {expiries.map((one) => (
              <option key={one.value} value={one.value}>
                {one.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {error && <ErrorState error={error} title="It was not ignored" isInline />}
    </Dialog>
  )
}
