import { useState } from 'react'
import type { Judgement } from '../../../../contract/case/states.ts'
import type { UsageGroup } from '../../../../contract/case/usage.ts'
import { useApp } from '../../../store/use-app.ts'
import { ChoiceCards } from '../../../ui/choice-cards.tsx'
import { Field, TextArea } from '../../../ui/field.tsx'
import { formatCount } from '../../../ui/format-number.ts'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'

const options = [
  { value: 'ours', name: 'Ours', says: 'Somebody here did it, and can say so.' },
  { value: 'not-ours', name: 'Not ours', says: 'Nobody here did it.' },
  { value: 'unclear', name: 'Unclear', says: 'It can’t be told from what is known.' }
] as const

/** Whose rows these are, and how one knows. */
export function JudgeDialog({ group, onClose }: { group: UsageGroup; onClose(): void }) {
  const { record } = useCase()
  const load = useApp((state) => state.usage.load)
  const [judgement, setJudgement] = useState<Judgement | null>(group.judgement)
  const [note, setNote] = useState(group.note)
  return (
    <ActDialog
      title={`Whose ${group.rows === 1 ? 'is this row' : `are these ${formatCount(group.rows)} rows`}?`}
      says={`${visibleText(group.ip)}, ${visibleText(group.action)}`}
      size="small"
      confirm="Judge"
      isReady={judgement !== null}
      act={() => ({ kind: 'judge', group: group.id, judgement: judgement ?? 'unclear', note })}
      onClose={onClose}
      onDone={() => void load(record.id)}
    >
      <ChoiceCards legend="Judgement" hasFocus value={judgement} options={options} onChange={setJudgement} />
      <Field label="How one knows">
        {(ids) => <TextArea {...ids} rows={2} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}
