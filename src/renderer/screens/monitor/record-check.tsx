import { useState } from 'react'
import type { Watch } from '../../store/monitor-slice.ts'
import { useAct } from '../../store/use-act.ts'
import { useApp } from '../../store/use-app.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceCards } from '../../ui/choice-cards.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { visibleText } from '../../ui/visible-text.ts'

type Seen = 'well' | 'bad'

/** What a person saw at a check that Bulkhead can't do. It goes into the journal of the case. */
export function RecordCheck({
  caseId,
  check,
  onClose
}: {
  caseId: string
  check: Pick<Watch['checks'][number], 'id' | 'title'>
  onClose(): void
}) {
  const record = useApp((state) => state.monitor.record)
  const act = useAct()
  const [seen, setSeen] = useState<Seen | null>(null)
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const save = (): void => {
    if (seen === null) return
    setBusy(true)
    act(
      record(caseId, { id: check.id, ok: seen === 'well', note: note.trim() })
        .then(onClose)
        .finally(() => setBusy(false)),
      'The check was not recorded'
    )
  }
  return (
    <Dialog
      title={visibleText(check.title)}
      says={`What you saw goes into the journal of ${caseId}, with your name and the time.`}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look={seen === 'bad' ? 'danger' : 'primary'} disabled={seen === null || isBusy} onClick={save}>
            {seen === 'bad' ? 'Record the setback' : 'Record'}
          </Button>
        </>
      }
    >
      <ChoiceCards<Seen>
        legend="What did you see?"
        value={seen}
        hasFocus
        options={[
          { value: 'well', name: 'All is well', says: 'As it should be.' },
          { value: 'bad', name: 'Something is wrong', says: 'A setback. If it shows that the leak is back, the case opens again.' }
        ]}
        onChange={setSeen}
      />
      <Field label="Note" help="What you looked at, and where.">
        {(ids) => <TextArea {...ids} rows={3} maxLength={10_000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </Dialog>
  )
}
