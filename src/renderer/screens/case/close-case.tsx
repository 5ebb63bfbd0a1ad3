import { useState } from 'react'
import type { CloseReason, Outcome } from '../../../contract/case/states.ts'
import { useApp } from '../../store/use-app.ts'
import { closeReasonName, outcomeWord } from '../../ui/case-words.ts'
import { Field, Input, Select, TextArea } from '../../ui/field.tsx'
import { fieldToMoment } from '../../ui/moment-field.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCase } from './case-context.ts'
import styles from './close-case.module.css'
import { GateList } from './gate-list.tsx'

const reasons = Object.keys(closeReasonName) as CloseReason[]
const outcomes = Object.keys(outcomeWord) as Outcome[]

/** The end of a case: what shuts it still, why it ends, and what became of the key. */
export function CloseCase({ onClose }: { onClose(): void }) {
  const { record } = useCase()
  const go = useApp((state) => state.route.go)
  const [reason, setReason] = useState<CloseReason>('revoked-verified')
  const [outcome, setOutcome] = useState<Outcome>(record.verdict?.outcome ?? 'not-knowable')
  const [text, setText] = useState('')
  const [until, setUntil] = useState('')
  const needsDay = reason === 'accepted-until'
  return (
    <ActDialog
      title={`Close ${record.id}`}
      says="It leaves the open cases. Its journal, evidence and report stay, and it can be reopened."
      size="large"
      confirm="Close the case"
      isReady={text.trim() !== '' && (!needsDay || fieldToMoment(until) !== null)}
      act={() => ({ kind: 'close', reason, outcome, text, until: needsDay ? fieldToMoment(until) : null })}
      onClose={onClose}
      onDone={() => go({ screen: 'incidents', id: record.id, part: 'report' })}
    >
      <section className={styles.gates} aria-label="Gates">
        <h3>What must be so before a leak can end; a false positive, a fixture or a duplicate ends without</h3>
        <GateList />
      </section>
      <div className={styles.two}>
        <Field label="Why it ends">
          {(ids) => (
            <Select
              {...ids}
              data-autofocus
              value={reason}
              onChange={(event) => setReason(reasons.find((one) => one === event.target.value) ?? 'revoked-verified')}
            >
              {reasons.map((one) => (
                <option key={one} value={one}>
                  {closeReasonName[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="What became of the key" help={outcomeWord[outcome].says}>
          {(ids) => (
            <Select
              {...ids}
              value={outcome}
              onChange={(event) => setOutcome(outcomes.find((one) => one === event.target.value) ?? 'not-knowable')}
            >
              {outcomes.map((one) => (
                <option key={one} value={one}>
                  {outcomeWord[one].name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {needsDay && (
        <Field label="Accepted until" help="It comes back then; nobody accepts a risk for ever.">
          {(ids) => <Input {...ids} type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />}
        </Field>
      )}
      <Field label="In words" help="What was done, and what whoever reads the report must know.">
        {(ids) => <TextArea {...ids} rows={3} maxLength={10_000} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}
