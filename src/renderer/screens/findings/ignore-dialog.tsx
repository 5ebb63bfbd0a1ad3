import { useState } from 'react'
import type { IgnoreReason } from '../../../contract/model.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp, useAppStore } from '../../store/use-app.ts'
import { ChoiceCards } from '../../ui/choice-cards.tsx'
import { Field, Select, TextArea } from '../../ui/field.tsx'
import { plural } from '../../ui/format-number.ts'
import { SendDialog } from '../send-dialog.tsx'
import { type Expiry, expiries, expiryDate, reasonNames, reasons } from './ignore-words.ts'

/** Why, for how long, and a note for whoever asks later. Can be undone from the message that follows. */
export function IgnoreDialog({ ids, onClose }: { ids: readonly string[]; onClose(): void }) {
  const store = useAppStore()
  const ignore = useApp((state) => state.findings.ignore)
  const act = useAct()
  const [reason, setReason] = useState<IgnoreReason | null>(null)
  const [note, setNote] = useState('')
  const [expiry, setExpiry] = useState<Expiry>('never')

  const send = async (): Promise<void> => {
    if (reason === null) return
    await ignore(ids, { reason, note, until: expiryDate(expiry) })
    const { toasts, findings } = store.getState()
    toasts.show({
      title: ids.length === 1 ? 'Ignored' : `${plural(ids.length, 'secret')} ignored`,
      detail: reasonNames[reason].name,
      action: { label: 'Undo', run: () => act(findings.unignore(ids), 'It could not be undone') }
    })
  }

  return (
    <SendDialog
      title={`Ignore ${ids.length === 1 ? 'this secret' : plural(ids.length, 'secret')}`}
      says="In every source, wherever the same value lies. It stays in the record, and can be brought back."
      size="small"
      confirm="Ignore"
      isReady={reason !== null}
      failure="It was not ignored"
      send={send}
      onClose={onClose}
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
    </SendDialog>
  )
}
