import type { Settings } from '../../../contract/case/view.ts'
import { Card } from '../../ui/card.tsx'
import { Field, Input, Select } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { SaveBar } from './save-bar.tsx'
import styles from './settings.module.css'
import { useDraft } from './use-draft.ts'
import { useSave } from './use-save.ts'
import { clockIn } from './working-time.ts'

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const zones = Intl.supportedValuesOf('timeZone')
const hour = (n: number): string => `${String(n).padStart(2, '0')}:00`

/** When somebody works here: a use of a key at another hour is odd. */
export function HoursCard({ settings, now }: { settings: Settings; now: number }) {
  const { draft, isDirty, change, reset } = useDraft(settings.hours)
  const { save, error, isBusy, forget } = useSave('Working hours')
  const clock = clockIn(draft, now)
  return (
    <Card title="Working hours" aside={<span>when a key may be used</span>}>
      <div className={styles.body}>
        <div className={styles.hours}>
          <Field label="Time zone">
            {(ids) => (
              <>
                <Input
                  {...ids}
                  list="settings-zones"
                  placeholder="Europe/Berlin"
                  maxLength={100}
                  aria-invalid={error?.code === 'settings.bad-zone'}
                  value={draft.zone}
                  onChange={(event) => {
                    forget()
                    change({ ...draft, zone: event.target.value })
                  }}
                />
                <datalist id="settings-zones">
                  {zones.map((zone) => (
                    <option key={zone} value={zone} />
                  ))}
                </datalist>
              </>
            )}
          </Field>
          <Field label="From">
            {(ids) => (
              <Select {...ids} value={draft.from} onChange={(event) => change({ ...draft, from: Number(event.target.value) })}>
                {Array.from({ length: 24 }, (_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the hour is its place in the day
                  <option key={at} value={at}>
                    {hour(at)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="To">
            {(ids) => (
              <Select {...ids} value={draft.to} onChange={(event) => change({ ...draft, to: Number(event.target.value) })}>
                {Array.from({ length: 24 }, (_, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the hour is its place in the day
                  <option key={at} value={at + 1}>
                    {hour(at + 1)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <fieldset className={styles.days}>
          <legend>Working days</legend>
          {dayNames.map((name, at) => {
            const day = at + 1
            const isOn = draft.days.includes(day)
            return (
              <label key={name} className={styles.day}>
                <input
                  type="checkbox"
                  checked={isOn}
                  onChange={() =>
                    change({ ...draft, days: isOn ? draft.days.filter((one) => one !== day) : [...draft.days, day].sort((a, b) => a - b) })
                  }
                />
                <span>{name}</span>
              </label>
            )
          })}
        </fieldset>
        <p className={styles.says}>
          {clock === null
            ? 'That is not a time zone: write it as Europe/Berlin, or UTC.'
            : `There it is ${clock.day}, ${clock.time}: ${clock.isWork ? 'a use now would be within working hours.' : 'a use now would count as an odd hour.'}`}
        </p>
        {error && (
          <div role="alert">
            <Notice tone="warn">{visibleText(error.message)}</Notice>
          </div>
        )}
        <div className={styles.foot}>
          <SaveBar
            isDirty={isDirty}
            isBusy={isBusy}
            onSave={() => save({ hours: draft }, reset)}
            onReset={() => {
              forget()
              reset()
            }}
          />
        </div>
      </div>
    </Card>
  )
}
