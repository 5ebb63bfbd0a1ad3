import { Plus, X } from 'lucide-react'
import type { Settings } from '../../../contract/case/view.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { SaveBar } from './save-bar.tsx'
import styles from './settings.module.css'
import { useDraft } from './use-draft.ts'
import { useSave } from './use-save.ts'

type People = Pick<Settings, 'me' | 'people'>

/** Who works here, and to whom cases can be given. */
export function PeopleCard({ settings }: { settings: Settings }) {
  const { draft, isDirty, change, reset } = useDraft<People>({ me: settings.me, people: settings.people })
  const { save, error, isBusy, forget } = useSave('People')
  const set = (at: number, part: Partial<People['people'][number]>): void =>
    change({ ...draft, people: draft.people.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  return (
    <Card title="You and your colleagues">
      <div className={styles.body}>
        <div className={styles.narrow}>
          <Field label="Your name" help="What you do to a case is in its journal under this name.">
            {(ids) => (
              <Input {...ids} maxLength={200} value={draft.me} onChange={(event) => change({ ...draft, me: event.target.value })} />
            )}
          </Field>
        </div>
        {draft.people.length > 0 && (
          <ul className={styles.rows} aria-label="Colleagues">
            {draft.people.map((person, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list; it has no other identity while it is written
              <li key={at} className={styles.person}>
                <Input
                  aria-label={`Name of person ${at + 1}`}
                  placeholder="Name"
                  maxLength={200}
                  value={person.name}
                  onChange={(event) => set(at, { name: event.target.value })}
                />
                <Input
                  aria-label={`How to reach person ${at + 1}`}
                  placeholder="Address or number"
                  maxLength={200}
                  value={person.contact}
                  onChange={(event) => set(at, { contact: event.target.value })}
                />
                <IconButton
                  label={`Remove ${person.name ? visibleText(person.name) : 'this row'}`}
                  onClick={() => change({ ...draft, people: draft.people.filter((_, index) => index !== at) })}
                >
                  <X size={14} />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
        {error && (
          <div role="alert">
            <Notice tone="warn">{visibleText(error.message)}</Notice>
          </div>
        )}
        <div className={styles.foot}>
          <Button size="small" look="ghost" onClick={() => change({ ...draft, people: [...draft.people, { name: '', contact: '' }] })}>
            <Plus size={13} /> Add a colleague
          </Button>
          <SaveBar
            isDirty={isDirty}
            isBusy={isBusy}
            onSave={() => save(draft, reset)}
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
