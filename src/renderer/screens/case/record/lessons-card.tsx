import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Field, Input, TextArea } from '../../../ui/field.tsx'
import { fieldToMoment } from '../../../ui/moment-field.ts'
import { Time } from '../../../ui/time.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'
import styles from './said-list.module.css'

function Learn({ onClose }: { onClose(): void }) {
  const [text, setText] = useState('')
  const [owner, setOwner] = useState('')
  const [due, setDue] = useState('')
  return (
    <ActDialog
      title="What is learnt?"
      says="One thing to change, who sees to it, until when."
      size="small"
      confirm="Add it"
      isReady={text.trim() !== ''}
      act={() => ({ kind: 'learn', text, owner, due: fieldToMoment(due) })}
      onClose={onClose}
    >
      <Field label="Lesson">
        {(ids) => (
          <TextArea {...ids} data-autofocus rows={3} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      <Field label="Who sees to it">
        {(ids) => <Input {...ids} maxLength={500} value={owner} onChange={(event) => setOwner(event.target.value)} />}
      </Field>
      <Field label="Until">
        {(ids) => <Input {...ids} type="datetime-local" value={due} onChange={(event) => setDue(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}

export function LessonsCard() {
  const { lessons } = useCase().record
  const [isOpen, setOpen] = useState(false)
  return (
    <Card
      title="Lessons"
      aside={
        <Button size="small" onClick={() => setOpen(true)}>
          <Plus size={13} /> Add…
        </Button>
      }
    >
      <ul className={styles.list}>
        {lessons.map((one) => (
          <li key={one.at} className={styles.item}>
            {visibleText(one.text)}{' '}
            <small>
              {one.owner === '' ? 'nobody sees to it yet' : visibleText(one.owner)}
              {one.due && (
                <>
                  , until <Time iso={one.due} />
                </>
              )}
            </small>
          </li>
        ))}
        {lessons.length === 0 && <li className={styles.none}>Nothing yet.</li>}
      </ul>
      {isOpen && <Learn onClose={() => setOpen(false)} />}
    </Card>
  )
}
