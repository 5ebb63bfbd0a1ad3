import { useState } from 'react'
import type { Outcome } from '../../../../contract/case/states.ts'
import { useApp } from '../../../store/use-app.ts'
import { judgementWord, outcomeWord } from '../../../ui/case-words.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { ChoiceCards } from '../../../ui/choice-cards.tsx'
import { Field, Select, TextArea } from '../../../ui/field.tsx'
import { formatCount } from '../../../ui/format-number.ts'
import { Notice } from '../../../ui/notice.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'
import styles from './conclude-dialog.module.css'

const outcomes = Object.keys(outcomeWord) as Outcome[]
const confidences = ['low', 'medium', 'high'] as const

/** The verdict: it names the rows and the gaps that it rests on. */
export function ConcludeDialog({ onClose }: { onClose(): void }) {
  const { record } = useCase()
  const analysis = useApp((state) => state.usage.analysis.value)
  const before = record.verdict
  const [outcome, setOutcome] = useState<Outcome | null>(before?.outcome ?? null)
  const [confidence, setConfidence] = useState(before?.confidence ?? 'medium')
  const [text, setText] = useState(before?.text ?? '')
  const judged = analysis?.groups.filter((group) => group.judgement !== null) ?? []
  const [groups, setGroups] = useState<readonly string[]>(
    before?.groups ?? judged.filter((group) => group.judgement === 'not-ours').map((group) => group.id)
  )
  return (
    <ActDialog
      title="What became of the key?"
      says="Facts only, each with its rows. It can be changed as long as the case is open; the journal keeps every version."
      size="large"
      confirm="Conclude"
      isReady={outcome !== null && text.trim() !== ''}
      act={() => ({ kind: 'conclude', outcome: outcome ?? 'not-knowable', confidence, text, groups: [...groups] })}
      onClose={onClose}
    >
      <ChoiceCards
        legend="Outcome"
        hasFocus
        value={outcome}
        options={outcomes.map((one) => ({ value: one, name: outcomeWord[one].name, says: outcomeWord[one].says }))}
        onChange={setOutcome}
      />
      {judged.length > 0 && (
        <fieldset className={styles.rows}>
          <legend>The rows it rests on</legend>
          {judged.map((group) => (
            <Checkbox
              key={group.id}
              checked={groups.includes(group.id)}
              onChange={(event) => setGroups(event.target.checked ? [...groups, group.id] : groups.filter((id) => id !== group.id))}
            >
              <code>{visibleText(group.ip)}</code> {visibleText(group.action)}, {formatCount(group.rows)} rows,{' '}
              {group.judgement && judgementWord[group.judgement].name.toLowerCase()}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {analysis && analysis.gaps.length > 0 && (
        <Notice tone="warn">
          Name these gaps in your words:
          <ul className={styles.gaps}>
            {analysis.gaps.map((gap) => (
              <li key={gap}>{visibleText(gap)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Field label="In words">
        {(ids) => <TextArea {...ids} rows={4} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <Field label="Confidence">
        {(ids) => (
          <Select
            {...ids}
            value={confidence}
            onChange={(event) => setConfidence(confidences.find((one) => one === event.target.value) ?? 'medium')}
          >
            {confidences.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </Select>
        )}
      </Field>
    </ActDialog>
  )
}
