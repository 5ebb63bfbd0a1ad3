import { useState } from 'react'
import type { Statement } from '../../../contract/case/states.ts'
import { statementName } from '../../ui/case-words.ts'
import { Field, TextArea } from '../../ui/field.tsx'
import { ActDialog } from './act-dialog.tsx'

const says: Record<Statement, string> = {
  'logs-unavailable':
    'Say which logs there would be, why they are not to be had, and who said so. It opens the gate of the review, and stands in the report.',
  'log-gaps': 'Say which time, which calls or which callers the logs do not hold. It stands in the report as it is written here.',
  'rejection-unprovable':
    'Say why it can’t be proven that the old value is rejected. It opens the gate of the monitoring, and stands in the report.',
  'tips-accepted': 'Say which branch tip keeps the value and why that is accepted. It opens the gate, and stands in the report.'
}

/** States in writing what can't be proven. */
export function StateDialog({ about, proposal = '', onClose }: { about: Statement; proposal?: string; onClose(): void }) {
  const [text, setText] = useState(proposal)
  return (
    <ActDialog
      title={statementName[about]}
      says={says[about]}
      confirm="State it"
      isReady={text.trim() !== ''}
      act={() => ({ kind: 'state', about, text })}
      onClose={onClose}
    >
      <Field label="Statement">
        {(ids) => (
          <TextArea {...ids} data-autofocus rows={5} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
    </ActDialog>
  )
}
