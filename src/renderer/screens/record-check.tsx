import { useState } from 'react'
import type { MonitorTask } from '../../contract/case/record.ts'
import { type CaseState, isOfKey } from '../../contract/case/states.ts'
import { ChoiceCards } from '../ui/choice-cards.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { visibleText } from '../ui/visible-text.ts'
import { ActDialog } from './case/act-dialog.tsx'

type Seen = 'ok' | 'not-ok'

/** What a person saw at a check that Bulkhead can’t do. */
export function RecordCheck({
  caseId,
  state,
  check,
  onClose
}: {
  caseId: string
  state: CaseState
  check: Pick<MonitorTask, 'id' | 'title' | 'check'>
  onClose(): void
}) {
  const [seen, setSeen] = useState<Seen | null>(null)
  const [note, setNote] = useState('')
  const isKey = isOfKey(check.check)
  const reopens = isKey && state === 'monitoring'
  return (
    <ActDialog
      title={visibleText(check.title)}
      says={`What you saw goes into the journal of ${caseId}, with your name and the time.`}
      size="small"
      confirm={seen === 'not-ok' && reopens ? 'Record it and reopen' : 'Record it'}
      isDanger={seen === 'not-ok'}
      isReady={seen !== null}
      caseId={caseId}
      act={() => ({ kind: 'record-check', id: check.id, ok: seen === 'ok', note })}
      onClose={onClose}
    >
      <ChoiceCards<Seen>
        legend="What was seen"
        hasFocus
        value={seen}
        options={[
          { value: 'ok', name: 'All is well', says: 'As it should be.' },
          {
            value: 'not-ok',
            name: isKey ? 'It is not over' : 'Something is wrong',
            says: reopens ? 'The case reopens.' : 'It stands in the record; the watch goes on.'
          }
        ]}
        onChange={setSeen}
      />
      <Field label="How it was seen" help="What you looked at, and where.">
        {(ids) => <TextArea {...ids} rows={3} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}
