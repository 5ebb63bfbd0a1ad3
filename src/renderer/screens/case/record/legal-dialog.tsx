import { useState } from 'react'
import { ChoiceCards } from '../../../ui/choice-cards.tsx'
import { Field, Input, TextArea } from '../../../ui/field.tsx'
import { fieldToMoment, momentToField } from '../../../ui/moment-field.ts'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'

const options = [
  { value: 'open', name: 'Not decided', says: 'The clock runs.' },
  { value: 'notify', name: 'Notify', says: 'The authority is told; the fields below are what it asks for.' },
  { value: 'no-duty', name: 'No duty to notify', says: 'Say why: the reason must be shown when it is asked for.' }
] as const

/** The fields that Art. 33(3) asks for, and the decision. */
export function LegalDialog({ onClose }: { onClose(): void }) {
  const { legal, openedAt } = useCase().record
  const [awareAt, setAwareAt] = useState(momentToField(legal?.awareAt ?? openedAt))
  const [decision, setDecision] = useState(legal?.decision ?? 'open')
  const [texts, setTexts] = useState({
    reason: legal?.reason ?? '',
    subjects: legal?.subjects ?? '',
    consequences: legal?.consequences ?? '',
    measures: legal?.measures ?? '',
    contact: legal?.contact ?? ''
  })
  const fields = [
    { key: 'reason', label: 'Why' },
    { key: 'subjects', label: 'Who is concerned, and how many' },
    { key: 'consequences', label: 'Likely consequences' },
    { key: 'measures', label: 'What is done against them' }
  ] as const
  return (
    <ActDialog
      title="Must somebody be notified?"
      says="This is no legal advice; it keeps what you decided, when, and why."
      confirm="Save"
      isReady={fieldToMoment(awareAt) !== null && (decision !== 'no-duty' || texts.reason.trim() !== '')}
      act={() => ({ kind: 'weigh-law', awareAt: fieldToMoment(awareAt) ?? openedAt, decision, ...texts })}
      onClose={onClose}
    >
      <Field label="Known since" help="The 72 hours count from here.">
        {(ids) => (
          <Input {...ids} data-autofocus type="datetime-local" value={awareAt} onChange={(event) => setAwareAt(event.target.value)} />
        )}
      </Field>
      <ChoiceCards legend="Decision" value={decision} options={options} onChange={setDecision} />
      {fields.map(({ key, label }) => (
        <Field key={key} label={label}>
          {(ids) => (
            <TextArea
              {...ids}
              rows={2}
              maxLength={10_000}
              value={texts[key]}
              onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label="Who answers questions">
        {(ids) => (
          <Input {...ids} maxLength={500} value={texts.contact} onChange={(event) => setTexts({ ...texts, contact: event.target.value })} />
        )}
      </Field>
    </ActDialog>
  )
}
