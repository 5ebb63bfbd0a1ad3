import { useState } from 'react'
import type { CaseTask } from '../../../../contract/case/view.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field, TextArea } from '../../../ui/field.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'
import { EvidencePicker } from '../evidence/evidence-picker.tsx'

/** What was found, and the files that show it. */
export function TaskDialog({ task, onClose }: { task: CaseTask; onClose(): void }) {
  const [isDone, setDone] = useState(true)
  const [note, setNote] = useState(task.note)
  const [evidence, setEvidence] = useState<readonly string[]>(task.evidence)
  return (
    <ActDialog
      title={visibleText(task.title)}
      says={visibleText(task.detail)}
      confirm="Save"
      isReady
      act={() => ({ kind: 'task', task: task.id, done: isDone, note, evidence: [...evidence] })}
      onClose={onClose}
    >
      <Checkbox checked={isDone} onChange={(event) => setDone(event.target.checked)}>
        It is done
      </Checkbox>
      <Field label="What was found">
        {(ids) => (
          <TextArea {...ids} data-autofocus rows={3} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
      <EvidencePicker chosen={evidence} onChange={setEvidence} />
    </ActDialog>
  )
}
