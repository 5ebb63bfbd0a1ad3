import { Plus, X } from 'lucide-react'
import type { AllowEntry, Settings } from '../../../contract/case/view.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { Input } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { dayField, dayOfField } from './day-field.ts'
import { SaveBar } from './save-bar.tsx'
import styles from './settings.module.css'
import { useDraft } from './use-draft.ts'
import { useSave } from './use-save.ts'

const empty: AllowEntry = { cidr: '', label: '', owner: '', until: null }

/** Networks from which uses of a key are ours: what comes from elsewhere stands out in a usage log. */
export function AllowListCard({ settings, now }: { settings: Settings; now: number }) {
  const { draft, isDirty, change, reset } = useDraft(settings.allowList)
  const { save, error, isBusy, forget } = useSave('Allow list')
  const wrong = error?.code === 'settings.bad-cidr' && typeof error.data?.index === 'number' ? error.data.index : null
  const set = (at: number, part: Partial<AllowEntry>): void => change(draft.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <Card title="Allow list" aside={<span>who may use a key</span>}>
      <div className={styles.body}>
        <p className={styles.says}>
          Networks from which a use of a key is expected. A use from elsewhere stands out as an unfamiliar address. Analyses of logs change
          with this list.
        </p>
        {draft.length > 0 && (
          <ul className={styles.rows} aria-label="Networks">
            <li className={styles.names} aria-hidden="true">
              <span>Network</span>
              <span>What it is</span>
              <span>Owner</span>
              <span>Until</span>
              <span />
            </li>
            {draft.map((entry, at) => {
              const isOver = entry.until !== null && Date.parse(entry.until) <= now
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list; it has no other identity while it is written
                <li key={at} className={cx(styles.network, isOver && styles.over)}>
                  <Input
                    isMono
                    aria-label={`Network ${at + 1}`}
                    placeholder="192.0.2.0/24 or 2001:db8::/32"
                    aria-invalid={wrong === at}
                    {...(wrong === at ? { 'aria-describedby': `network-error-${at}` } : {})}
                    className={cx(wrong === at && styles.wrong)}
                    maxLength={100}
                    value={entry.cidr}
                    onChange={(event) => {
                      forget()
                      set(at, { cidr: event.target.value })
                    }}
                  />
                  <Input
                    aria-label={`What network ${at + 1} is`}
                    maxLength={200}
                    value={entry.label}
                    onChange={(event) => set(at, { label: event.target.value })}
                  />
                  <Input
                    aria-label={`Owner of network ${at + 1}`}
                    maxLength={200}
                    value={entry.owner}
                    onChange={(event) => set(at, { owner: event.target.value })}
                  />
                  <Input
                    type="date"
                    aria-label={`Last day of network ${at + 1}${isOver ? ', over' : ''}`}
                    value={dayField(entry.until)}
                    onChange={(event) => set(at, { until: dayOfField(event.target.value) })}
                  />
                  <IconButton
                    label={`Remove ${entry.cidr ? visibleText(entry.cidr) : 'this row'}`}
                    onClick={() => {
                      forget()
                      change(draft.filter((_, index) => index !== at))
                    }}
                  >
                    <X size={14} />
                  </IconButton>
                  {wrong === at && error && (
                    <p id={`network-error-${at}`} role="alert" className={styles.problem}>
                      {visibleText(error.message)}
                    </p>
                  )}
                  {isOver && <p className={styles.note}>Over: no longer counts as ours.</p>}
                </li>
              )
            })}
          </ul>
        )}
        {error && wrong === null && (
          <div role="alert">
            <Notice tone="warn">{visibleText(error.message)}</Notice>
          </div>
        )}
        <div className={styles.foot}>
          <Button size="small" look="ghost" onClick={() => change([...draft, empty])}>
            <Plus size={13} /> Add a network
          </Button>
          <SaveBar
            isDirty={isDirty}
            isBusy={isBusy}
            onSave={() => save({ allowList: draft.map((entry) => ({ ...entry, cidr: entry.cidr.trim() })) }, reset)}
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
