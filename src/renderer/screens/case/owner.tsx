import { useId, useState } from 'react'
import { useApp } from '../../store/use-app.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { ActDialog } from './act-dialog.tsx'
import { useCase } from './case-context.ts'
import styles from './owner.module.css'

function Assign({ assignee, onClose }: { assignee: string | null; onClose(): void }) {
  const settings = useApp((state) => state.settings.settings.value)
  const [name, setName] = useState(assignee ?? settings?.me ?? '')
  const id = useId()
  return (
    <ActDialog
      title="Who owns this case?"
      says="One person who sees to it that the next thing is done."
      size="small"
      confirm={name.trim() === '' ? 'Leave it without an owner' : 'Give it to them'}
      isReady
      act={() => ({ kind: 'assign', assignee: name.trim() === '' ? null : name.trim() })}
      onClose={onClose}
    >
      <Field label="Name" help="Names from Settings are offered.">
        {(ids) => (
          <>
            <Input {...ids} data-autofocus list={id} maxLength={500} value={name} onChange={(event) => setName(event.target.value)} />
            <datalist id={id}>
              {[...new Set([settings?.me ?? '', ...(settings?.people ?? []).map((person) => person.name)])]
                .filter(Boolean)
                .map((person) => (
                  <option key={person} value={person} />
                ))}
            </datalist>
          </>
        )}
      </Field>
    </ActDialog>
  )
}

export function Owner() {
  const { record } = useCase()
  const [isOpen, setOpen] = useState(false)
  const name = record.assignee === null ? null : visibleText(record.assignee)
  return (
    <span className={styles.owner}>
      <Button size="small" look="quiet" onClick={() => setOpen(true)}>
        {name === null ? (
          'Give it an owner…'
        ) : (
          <>
            <Avatar name={name} /> Owner {name}
          </>
        )}
      </Button>
      {isOpen && <Assign assignee={record.assignee} onClose={() => setOpen(false)} />}
    </span>
  )
}
