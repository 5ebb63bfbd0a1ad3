import { useState } from 'react'
import { Field, Input, TextArea } from '../../../ui/field.tsx'
import { fieldToMoment, momentToField } from '../../../ui/moment-field.ts'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'

export function ExtendDialog({ onClose }: { onClose(): void }) {
  const { monitor } = useCase().record
  const [until, setUntil] = useState(momentToField(monitor?.end ?? null))
  const [reason, setReason] = useState('')
  return (
    <ActDialog
      title="Extend the monitoring"
      says="The case can’t be closed before the new end."
      size="small"
      confirm="Extend"
      isReady={fieldToMoment(until) !== null && reason.trim() !== ''}
      act={() => ({ kind: 'extend-monitoring', until: fieldToMoment(until) ?? new Date().toISOString(), reason })}
      onClose={onClose}
    >
      <Field label="Until">
        {(ids) => <Input {...ids} data-autofocus type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />}
      </Field>
      <Field label="Why">
        {(ids) => <TextArea {...ids} rows={2} maxLength={10_000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}
