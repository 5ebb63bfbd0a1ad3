import { useState } from 'react'
import type { Audience } from '../../../../contract/case/states.ts'
import { ChoiceCards } from '../../../ui/choice-cards.tsx'
import { Field, Input, TextArea } from '../../../ui/field.tsx'
import { fieldToMoment, momentToField } from '../../../ui/moment-field.ts'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'

const options: readonly { value: Audience; name: string; says: string }[] = [
  { value: 'public', name: 'Public', says: 'Anybody: a public repository, a page, a package.' },
  { value: 'organisation', name: 'Organisation', says: 'Everybody who works here.' },
  { value: 'team', name: 'Team', says: 'A few people who could use it anyway.' },
  { value: 'unknown', name: 'Not known', says: 'Then it counts as more than a team.' }
]

/** Who could see the value, and since when anybody could. It weighs in the severity. */
export function ExposeDialog({ onClose }: { onClose(): void }) {
  const { record } = useCase()
  const [audience, setAudience] = useState<Audience>(record.exposure.audience)
  const [at, setAt] = useState(momentToField(record.exposure.firstPublicAt))
  const [note, setNote] = useState(record.exposure.note)
  return (
    <ActDialog
      title="Who could see it?"
      size="small"
      confirm="Save"
      isReady={at === '' || fieldToMoment(at) !== null}
      act={() => ({ kind: 'expose', audience, firstPublicAt: fieldToMoment(at), note })}
      onClose={onClose}
    >
      <ChoiceCards legend="Audience" hasFocus value={audience} options={options} onChange={setAudience} />
      <Field label="First public" help="When anybody could see it; empty if never or not known.">
        {(ids) => <Input {...ids} type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />}
      </Field>
      <Field label="How one knows">
        {(ids) => <TextArea {...ids} rows={2} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}
