import { useState } from 'react'
import { stepName, steps } from '../../ui/case-words.ts'
import { Field, Input, Select } from '../../ui/field.tsx'
import { fieldToMoment, momentToField } from '../../ui/moment-field.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCase } from './case-context.ts'

type What = 'case' | (typeof steps)[number]

/** When the case, or one step of it, is to be done. */
export function SetDue({ onClose }: { onClose(): void }) {
  const { record } = useCase()
  const [what, setWhat] = useState<What>('case')
  const [at, setAt] = useState(momentToField(record.due.case ?? null))
  const choose = (name: string): void => {
    const next = steps.find((step) => step === name) ?? 'case'
    setWhat(next)
    setAt(momentToField(record.due[next] ?? null))
  }
  return (
    <ActDialog
      title="Due times"
      says="Leave the time empty to take it away."
      size="small"
      confirm={at === '' ? 'Take the time away' : 'Set it'}
      isReady={at === '' || fieldToMoment(at) !== null}
      act={() => ({ kind: 'set-due', what, at: fieldToMoment(at) })}
      onClose={onClose}
    >
      <Field label="What">
        {(ids) => (
          <Select {...ids} value={what} onChange={(event) => choose(event.target.value)}>
            <option value="case">The whole case</option>
            {steps.map((step) => (
              <option key={step} value={step}>
                {stepName[step]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Until">
        {(ids) => <Input {...ids} data-autofocus type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}
