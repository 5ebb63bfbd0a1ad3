import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Milestone } from '../../../../contract/case/states.ts'
import { Card } from '../../../ui/card.tsx'
import { milestoneName } from '../../../ui/case-words.ts'
import { Field, Input, TextArea } from '../../../ui/field.tsx'
import { formatDuration } from '../../../ui/format-number.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { fieldToMoment, momentToField } from '../../../ui/moment-field.ts'
import { Time } from '../../../ui/time.tsx'
import { ActDialog } from '../act-dialog.tsx'
import { useCase } from '../case-context.ts'
import styles from './milestones-card.module.css'

function SetMilestone({ milestone, at: before, onClose }: { milestone: Milestone; at: string | null; onClose(): void }) {
  const [at, setAt] = useState(momentToField(before))
  const [reason, setReason] = useState('')
  return (
    <ActDialog
      title={`When: ${milestoneName[milestone].toLowerCase()}`}
      says="Milestones follow from what was done; correct one only where the world knows better."
      size="small"
      confirm="Set it"
      isReady={fieldToMoment(at) !== null && reason.trim() !== ''}
      act={() => ({ kind: 'set-milestone', milestone, at: fieldToMoment(at) ?? new Date().toISOString(), reason })}
      onClose={onClose}
    >
      <Field label="Time">
        {(ids) => <Input {...ids} data-autofocus type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />}
      </Field>
      <Field label="How one knows">
        {(ids) => <TextArea {...ids} rows={2} maxLength={10_000} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}

const timeNames = { exposure: 'Exposed', detect: 'To detect', contain: 'To contain', repair: 'To repair' } as const

/** The moments of the case and the four times that follow from them. */
export function MilestonesCard() {
  const { milestones, times } = useCase()
  const [editing, setEditing] = useState<(typeof milestones)[number] | null>(null)
  return (
    <Card title="Milestones">
      <dl className={styles.times}>
        {(Object.keys(timeNames) as (keyof typeof timeNames)[]).map((key) => (
          <div key={key}>
            <dt>{timeNames[key]}</dt>
            <dd>{times[key] === null ? '–' : formatDuration(times[key] / 1000)}</dd>
          </div>
        ))}
      </dl>
      <ol className={styles.list}>
        {milestones.map((one) => (
          <li key={one.milestone} className={styles.item}>
            <span className={one.at ? styles.reached : styles.ahead}>{milestoneName[one.milestone]}</span>
            {one.at ? <Time iso={one.at} as="moment" /> : <span className={styles.ahead}>not yet</span>}
            <IconButton label={`Correct: ${milestoneName[one.milestone]}`} onClick={() => setEditing(one)}>
              <Pencil size={12} />
            </IconButton>
          </li>
        ))}
      </ol>
      {editing && <SetMilestone milestone={editing.milestone} at={editing.at} onClose={() => setEditing(null)} />}
    </Card>
  )
}
