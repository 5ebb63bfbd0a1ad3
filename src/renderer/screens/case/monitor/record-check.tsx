import { useState } from 'react'
import type { MonitorTask } from '../../../../contract/case/record.ts'
import { ChoiceCards } from '../../../ui/choice-cards.tsx'
import { Field, TextArea } from '../../../ui/field.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'

const options = [
  { value: 'ok', name: 'All is well' },
  { value: 'back', name: 'It is not over', says: 'The case reopens.' }
] as const

/** What a person saw. */
export function RecordCheck({ check, onClose }: { check: MonitorTask; onClose(): void }) {
  const [result, setResult] = useState<'ok' | 'back' | null>(null)
  const [note, setNote] = useState('')
  return (
    <ActDialog
      title={visibleText(check.title)}
      size="small"
      confirm={result === 'back' ? 'Record it and reopen' : 'Record it'}
      isDanger={result === 'back'}
      isReady={result !== null}
      act={() => ({ kind: 'record-check', id: check.id, ok: result === 'ok', note })}
      onClose={onClose}
    >
      <ChoiceCards legend="What was seen" hasFocus value={result} options={options} onChange={setResult} />
      <Field label="How it was seen">
        {(ids) => <TextArea {...ids} rows={2} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}
