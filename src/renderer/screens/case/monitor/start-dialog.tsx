import { useState } from 'react'
import type { MonitorCheck } from '../../../../contract/case/states.ts'
import { monitorCheckName } from '../../../ui/case-words.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field, Input } from '../../../ui/field.tsx'
import { fieldToMoment, momentToField } from '../../../ui/moment-field.ts'
import { ActDialog } from '../act-dialog.tsx'
import styles from './start-dialog.module.css'

interface Chosen {
  isOn: boolean
  everyHours: number
}

const proposed: Record<Exclude<MonitorCheck, 'custom'>, Chosen> = {
  'value-absent': { isOn: true, everyHours: 24 },
  'old-key-unused': { isOn: true, everyHours: 24 },
  'old-key-dead': { isOn: true, everyHours: 24 * 7 },
  'services-healthy': { isOn: true, everyHours: 24 }
}
const checks = Object.keys(proposed) as Exclude<MonitorCheck, 'custom'>[]

const hint: Record<Exclude<MonitorCheck, 'custom'>, string> = {
  'value-absent': 'Bulkhead looks through all sources.',
  'old-key-unused': 'Bulkhead looks at logs that you import.',
  'old-key-dead': 'A person tries, and records it.',
  'services-healthy': 'A person looks, and records it.'
}

const inDays = (days: number): string => momentToField(new Date(Date.now() + days * 86_400_000).toISOString())

/** Until when one watches, and what. */
export function StartDialog({ onClose }: { onClose(): void }) {
  const [until, setUntil] = useState(inDays(30))
  const [chosen, setChosen] = useState(proposed)
  const [own, setOwn] = useState('')
  const change = (check: (typeof checks)[number], next: Partial<Chosen>): void =>
    setChosen({ ...chosen, [check]: { ...chosen[check], ...next } })
  const on = checks.filter((check) => chosen[check].isOn)
  return (
    <ActDialog
      title="Start monitoring"
      says="Each check is due again and again until the window ends. If one says that it is back, the case reopens."
      confirm="Start"
      isReady={fieldToMoment(until) !== null && (on.length > 0 || own.trim() !== '')}
      act={() => ({
        kind: 'start-monitoring',
        until: fieldToMoment(until) ?? new Date().toISOString(),
        checks: [
          ...on.map((check) => ({ check, title: monitorCheckName[check], everyHours: chosen[check].everyHours })),
          ...(own.trim() === '' ? [] : [{ check: 'custom' as const, title: own.trim(), everyHours: 24 }])
        ]
      })}
      onClose={onClose}
    >
      <Field label="Until" help="30 days are usual; as long as backups and old clones live is better.">
        {(ids) => <Input {...ids} data-autofocus type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />}
      </Field>
      <fieldset className={styles.checks}>
        <legend>What is watched</legend>
        {checks.map((check) => (
          <div key={check} className={styles.check}>
            <Checkbox checked={chosen[check].isOn} onChange={(event) => change(check, { isOn: event.target.checked })}>
              <span>
                {monitorCheckName[check]} <small className={styles.hint}>{hint[check]}</small>
              </span>
            </Checkbox>
            <span className={styles.every}>
              every
              <Input
                type="number"
                min={1}
                max={8760}
                aria-label={`Hours between: ${monitorCheckName[check]}`}
                value={chosen[check].everyHours}
                onChange={(event) =>
                  change(check, { everyHours: Math.max(1, Math.min(8760, Math.round(Number(event.target.value)) || 1)) })
                }
              />
              h
            </span>
          </div>
        ))}
      </fieldset>
      <Field label="Something else to look at each day">
        {(ids) => <Input {...ids} maxLength={500} value={own} onChange={(event) => setOwn(event.target.value)} />}
      </Field>
    </ActDialog>
  )
}
