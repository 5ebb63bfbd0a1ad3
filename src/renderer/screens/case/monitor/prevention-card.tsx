import { BookOpen, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Prevention } from '../../../../contract/case/states.ts'
import { routeHref } from '../../../store/route.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { preventionName } from '../../../ui/case-words.ts'
import { Field, Select, TextArea } from '../../../ui/field.tsx'
import { Time } from '../../../ui/time.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'
import styles from '../record/said-list.module.css'

const whats = Object.keys(preventionName) as Prevention[]

function Prevent({ onClose }: { onClose(): void }) {
  const [what, setWhat] = useState<Prevention>('secrets-manager')
  const [text, setText] = useState('')
  return (
    <ActDialog
      title="What keeps it from happening again?"
      says="What was done, not what should be. The case closes only when something is recorded."
      size="small"
      confirm="Record it"
      isReady={text.trim() !== ''}
      act={() => ({ kind: 'prevent', what, text })}
      onClose={onClose}
    >
      <Field label="What">
        {(ids) => (
          <Select
            {...ids}
            data-autofocus
            value={what}
            onChange={(event) => setWhat(whats.find((one) => one === event.target.value) ?? 'other')}
          >
            {whats.map((one) => (
              <option key={one} value={one}>
                {preventionName[one]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="In words">
        {(ids) => <TextArea {...ids} rows={3} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}

/** What was done against the next leak. */
export function PreventionCard() {
  const { record } = useCase()
  const [isOpen, setOpen] = useState(false)
  const [secret] = record.secrets
  return (
    <Card
      title="Prevention"
      aside={
        <>
          {secret && (
            <ButtonLink size="small" look="ghost" href={routeHref({ screen: 'library', id: secret.typeId })}>
              <BookOpen size={13} /> Snippets for this type
            </ButtonLink>
          )}
          <Button size="small" look={record.prevention.length === 0 ? 'primary' : 'plain'} onClick={() => setOpen(true)}>
            <Plus size={13} /> Record…
          </Button>
        </>
      }
    >
      <ul className={styles.list}>
        {record.prevention.map((one) => (
          <li key={`${one.what} ${one.at}`} className={styles.item}>
            <b>{preventionName[one.what]}.</b> {visibleText(one.text)}{' '}
            <small>
              {visibleText(one.who)}, <Time iso={one.at} as="moment" />
            </small>
          </li>
        ))}
        {record.prevention.length === 0 && (
          <li className={styles.none}>Nothing is recorded yet: the same may happen tomorrow, and the case can’t be closed.</li>
        )}
      </ul>
      {isOpen && <Prevent onClose={() => setOpen(false)} />}
    </Card>
  )
}
