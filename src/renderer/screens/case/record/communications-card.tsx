import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Field, Input, TextArea } from '../../../ui/field.tsx'
import { Time } from '../../../ui/time.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'
import styles from './said-list.module.css'

function Tell({ onClose }: { onClose(): void }) {
  const [to, setTo] = useState('')
  const [channel, setChannel] = useState('')
  const [text, setText] = useState('')
  return (
    <ActDialog
      title="Who was told?"
      says="Bulkhead sends nothing; it keeps that you did."
      size="small"
      confirm="Record it"
      isReady={to.trim() !== '' && text.trim() !== ''}
      act={() => ({ kind: 'tell', to, channel, text })}
      onClose={onClose}
    >
      <Field label="To whom">
        {(ids) => <Input {...ids} data-autofocus maxLength={500} value={to} onChange={(event) => setTo(event.target.value)} />}
      </Field>
      <Field label="By which way">
        {(ids) => (
          <Input
            {...ids}
            maxLength={500}
            placeholder="mail, call, chat"
            value={channel}
            onChange={(event) => setChannel(event.target.value)}
          />
        )}
      </Field>
      <Field label="What was said">
        {(ids) => <TextArea {...ids} rows={3} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}

export function CommunicationsCard() {
  const { communications } = useCase().record
  const [isOpen, setOpen] = useState(false)
  return (
    <Card
      title="Who was told"
      aside={
        <Button size="small" onClick={() => setOpen(true)}>
          <Plus size={13} /> Add…
        </Button>
      }
    >
      <ul className={styles.list}>
        {communications.map((one) => (
          <li key={`${one.to} ${one.at}`} className={styles.item}>
            <b>{visibleText(one.to)}</b> {visibleText(one.text)}{' '}
            <small>
              {one.channel !== '' && `${visibleText(one.channel)}, `}
              {visibleText(one.who)}, <Time iso={one.at} as="moment" />
            </small>
          </li>
        ))}
        {communications.length === 0 && <li className={styles.none}>Nobody yet, as far as is written down.</li>}
      </ul>
      {isOpen && <Tell onClose={() => setOpen(false)} />}
    </Card>
  )
}
