import { useState } from 'react'
import { useApp } from '../../../store/use-app.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field, Input, TextArea } from '../../../ui/field.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { PlaceField } from '../../place-field.tsx'
import { SendDialog } from '../../send-dialog.tsx'
import { useCase } from '../case-context.ts'

/** Takes a file of this machine into the evidence: its SHA-256, where it came from, and a copy unless that would hold a secret. */
export function AttachFile({ onClose, onAttached }: { onClose(): void; onAttached?: (evidenceId: string) => void }) {
  const { record } = useCase()
  const attach = useApp((state) => state.evidence.attach)
  const show = useApp((state) => state.toasts.show)
  const [path, setPath] = useState('')
  const [source, setSource] = useState('')
  const [note, setNote] = useState('')
  const [keep, setKeep] = useState(true)
  return (
    <SendDialog
      title="Attach a file"
      says="Any file of the machine that Bulkhead runs on. Its SHA-256 goes into the journal; nothing leaves the machine."
      confirm="Attach"
      isReady={path.trim() !== ''}
      failure="It was not attached"
      send={async () => {
        const { evidenceId, held, why } = await attach({ id: record.id, path: path.trim(), source, note, keep })
        show({
          title: held === 'kept' ? 'Attached, a copy is kept' : 'Attached by its hash alone',
          detail: why === '' ? null : visibleText(why)
        })
        onAttached?.(evidenceId)
      }}
      onClose={onClose}
    >
      <PlaceField label="File" value={path} onChange={setPath} />
      <Field label="Where it came from" help="An export, a screenshot, a mail: whoever reads the report wants to know.">
        {(ids) => <Input {...ids} maxLength={500} value={source} onChange={(event) => setSource(event.target.value)} />}
      </Field>
      <Field label="Note">
        {(ids) => <TextArea {...ids} rows={2} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
      <Checkbox checked={keep} onChange={(event) => setKeep(event.target.checked)}>
        Keep a copy in the workspace (not of a file that holds a secret)
      </Checkbox>
    </SendDialog>
  )
}
