import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { LeakCause } from '../../../../contract/case/states.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { causeName } from '../../../ui/case-words.ts'
import { ChoiceCards } from '../../../ui/choice-cards.tsx'
import { Field, TextArea } from '../../../ui/field.tsx'
import { Time } from '../../../ui/time.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'
import styles from './said-list.module.css'

const causes = Object.keys(causeName) as LeakCause[]
const [short, long] = [(cause: LeakCause) => causeName[cause].split(': ')[0] ?? '', (cause: LeakCause) => causeName[cause].split(': ')[1]]

function FindCause({ onClose }: { onClose(): void }) {
  const { cause: before } = useCase().record
  const [cause, setCause] = useState<LeakCause | null>(before?.cause ?? null)
  const [text, setText] = useState(before?.text ?? '')
  return (
    <ActDialog
      title="How did it leak?"
      says="The cause, not the culprit."
      confirm="Save"
      isReady={cause !== null && text.trim() !== ''}
      act={() => ({ kind: 'find-cause', cause: cause ?? 'unknown', text })}
      onClose={onClose}
    >
      <ChoiceCards
        legend="Cause"
        hasFocus
        value={cause}
        options={causes.map((one) => ({ value: one, name: short(one), says: long(one) }))}
        onChange={setCause}
      />
      <Field label="In words">
        {(ids) => <TextArea {...ids} rows={3} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}

export function CauseCard() {
  const { cause } = useCase().record
  const [isOpen, setOpen] = useState(false)
  return (
    <Card
      title="Cause"
      aside={
        <Button size="small" onClick={() => setOpen(true)}>
          <Pencil size={13} /> {cause ? 'Change…' : 'Say how it leaked…'}
        </Button>
      }
    >
      <ul className={styles.list}>
        {cause ? (
          <li className={styles.item}>
            <b>{short(cause.cause)}.</b> {visibleText(cause.text)}{' '}
            <small>
              {visibleText(cause.who)}, <Time iso={cause.at} as="moment" />
            </small>
          </li>
        ) : (
          <li className={styles.none}>Not said yet; the report has an empty section.</li>
        )}
      </ul>
      {isOpen && <FindCause onClose={() => setOpen(false)} />}
    </Card>
  )
}
