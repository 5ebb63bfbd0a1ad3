import { useState } from 'react'
import type { MonitorTask } from '../../../../contract/case/record.ts'
import { isOfKey } from '../../../ui/case-words.ts'
import { ChoiceCards } from '../../../ui/choice-cards.tsx'
import { Field, TextArea } from '../../../ui/field.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'

type Seen = 'ok' | 'not-ok'

/** What a person saw. */
export function RecordCheck({ check, onClose }: { check: MonitorTask; onClose(): void }) {
  const [result, setResult] = useState<Seen | null>(null)
  const reopens = result === 'not-ok' && isOfKey(check.check)
  const [note, setNote] = useState('')
  return (
    <ActDialog
      title={visibleText(check.title)}
      size="small"
      confirm={reopens ? 'Record it and reopen' : 'Record it'}
      isDanger={result === 'not-ok'}
      isReady={result !== null}
      act={() => ({ kind: 'record-check', id: check.id, ok: result === 'ok', note })}
      onClose={onClose}
    >
      <ChoiceCards<Seen>
        legend="What was seen"
        hasFocus
        value={result}
        options={[
          { value: 'ok', name: 'All is well' },
          isOfKey(check.check)
            ? { value: 'not-ok', name: 'It is not over', says: 'The case reopens.' }
            : { value: 'not-ok', name: 'Something is wrong', says: 'It stands in the record; the watch goes on.' }
        ]}
        onChange={setResult}
      />
      <Field label="How it was seen">
        {(ids) => <TextArea {...ids} rows={2} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}
