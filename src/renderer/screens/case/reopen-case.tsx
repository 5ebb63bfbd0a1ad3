import { useState } from 'react'
import { Field, TextArea } from '../../ui/field.tsx'
import { ActDialog } from './act-dialog.tsx'

export function ReopenCase({ onClose }: { onClose(): void }) {
  const [reason, setReason] = useState('')
  return (
    <ActDialog
      title="Reopen the case"
      says="What was done stays done and stays in the record; the work goes on from here."
      size="small"
      confirm="Reopen it"
      isReady={reason.trim() !== ''}
      act={() => ({ kind: 'reopen', reason })}
      onClose={onClose}
    >
      <Field label="Why">
        {(ids) => (
          <TextArea
            {...ids}
            data-autofocus
            rows={3}
            maxLength={10_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ActDialog>
  )
}
