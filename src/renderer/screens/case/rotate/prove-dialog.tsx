import { useState } from 'react'
import { Field, TextArea } from '../../../ui/field.tsx'
import { ActDialog } from '../act-dialog.tsx'
import { EvidencePicker } from '../evidence/evidence-picker.tsx'

/** What the provider answered to the old value. */
export function ProveDialog({ onClose }: { onClose(): void }) {
  const [text, setText] = useState('')
  const [evidence, setEvidence] = useState<readonly string[]>([])
  return (
    <ActDialog
      title="The old value is rejected"
      says="Say which call was made, when, and what was answered: status and error code. Leave the value out of it."
      confirm="Record the proof"
      isReady={text.trim() !== ''}
      act={() => ({ kind: 'prove-rejected', text, evidence: [...evidence] })}
      onClose={onClose}
    >
      <Field label="What was answered" help="For example: GET /v3/domains with the old key at 12:04 answered 401 Unauthorized.">
        {(ids) => (
          <TextArea {...ids} data-autofocus rows={3} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <EvidencePicker chosen={evidence} onChange={setEvidence} />
    </ActDialog>
  )
}
